import jinja2

plain = jinja2.Environment(autoescape=jinja2.select_autoescape())
pages = jinja2.Environment(
    loader=jinja2.FileSystemLoader("pages"),  # ours
    trim_blocks=True,
    autoescape=jinja2.select_autoescape(),
)
