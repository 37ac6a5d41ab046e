import jinja2
from jinja2 import Environment

one = jinja2.Environment(autoescape=False)
two = jinja2.Environment(**settings)
three = Environment(autoescape=True)
