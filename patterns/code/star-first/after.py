def start(run, names, options):
    run(*names, late=True)
    return run(*names, late=True, **options)
