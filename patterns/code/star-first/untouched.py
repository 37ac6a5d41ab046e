def start(run, names, options):
    run(*names, late=True)
    return run(**options)
