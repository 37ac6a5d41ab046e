from flask import Flask

app = Flask(__name__)
if __name__ == "__main__":
    app.run()
    app.run("0.0.0.0", port=80)
    app.run(port=80)
    app.run("0.0.0.0", port=80)
