from jinja2 import Environment, FileSystemLoader, select_autoescape

pages = Environment(loader=FileSystemLoader("pages"), autoescape=select_autoescape())
