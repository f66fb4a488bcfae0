"""PDF to paragraphs: lines as they stand on the page, without what repeats in the margins, put together again."""
