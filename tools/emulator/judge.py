"""Judges each request before moto gets it: what AWS would refuse is refused, and all is recorded."""

import traceback

import models
import refusals
from calls import RECORD
from operations import call_of
from refusal import Refused, answer


class Judge:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            call = call_of(environ)
        except Exception:  # a request that the models cannot read is for moto to answer
            traceback.print_exc()
            call = None
        if call is None:
            return self.app(environ, start_response)
        try:
            models.check(call)
            refusals.check(call)
        except Refused as refused:
            RECORD.add(call, 400, refused.by)
            return answer(call, refused, start_response)

        def start(status, headers, error=None):
            RECORD.add(call, int(status.split()[0]), None)
            return start_response(status, headers, error)

        return self.app(environ, start)
