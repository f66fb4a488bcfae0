"""What the class's report looks like: pictures computed here, drawn by templates/teacher/report/."""
