def start(run, names, options):
    run(late=True, *names)
    return run(late=True, *names, **options)
