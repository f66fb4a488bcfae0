"""Gradio's own look, pointed at our tokens, so that nothing of it shows through in light or dark."""

import gradio as gr

PAPER = "var(--rt-paper)"
INK = "var(--rt-ink)"
CLEAR = {
    "block_background_fill": "transparent",
    "block_border_width": "0px",
    "block_shadow": "none",
    "block_padding": "0px",
    "layout_gap": "0px",
}
COLOURS = {
    "body_background_fill": PAPER,
    "background_fill_primary": PAPER,
    "background_fill_secondary": PAPER,
    "body_text_color": INK,
    "body_text_color_subdued": "var(--rt-soft)",
    "border_color_primary": "var(--rt-line)",
    "link_text_color": INK,
}


def look() -> gr.themes.Base:
    """A theme without a font to fetch: every colour is a token of static/css, the same in both of Gradio's modes."""
    theme = gr.themes.Base(font=("var(--rt-sans)",), font_mono=("ui-monospace", "monospace"))
    return theme.set(**COLOURS, **{f"{name}_dark": value for name, value in COLOURS.items()}, **CLEAR)
