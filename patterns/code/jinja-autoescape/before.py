import jinja2

plain = jinja2.Environment()
pages = jinja2.Environment(
    loader=jinja2.FileSystemLoader("pages"),  # ours
    trim_blocks=True,
)
