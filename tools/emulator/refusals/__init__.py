def check(call):
    pass
