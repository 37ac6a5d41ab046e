from flask import Flask

app = Flask(__name__)
if __name__ == "__main__":
    app.run(debug=True)
    app.run("0.0.0.0", port=80, debug=True)
    app.run(debug=True, port=80)
    app.run("0.0.0.0", debug=True, port=80)
