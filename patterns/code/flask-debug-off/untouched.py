import os

from flask import Flask

app = Flask(__name__)
if __name__ == "__main__":
    app.run(debug=bool(os.environ.get("DEBUG")))
    app.run(debug=False)
    app.start(debug=True)
if os.environ.get("DEBUG"):
    app.run(debug=True)
