"""Answers that got lost on their way to the client."""

from collections import OrderedDict

# A repetition follows within seconds, and there are a few dozen requests a second at most.
KEPT = 2000


class LostAnswers:
    """Gives the answer of a request again when an SDK repeats the request.

    When a connection breaks after the work was done, the SDK repeats the request (same
    `amz-sdk-invocation-id`, `attempt=2`), finds that what it wants to create exists, and fails. That
    is the likely cause of a failure seen once, on a busy machine. Connections to AWS hardly ever
    break at that point.
    """

    def __init__(self, app):
        self.app = app
        self.answers = OrderedDict()

    def __call__(self, environ, start_response):
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        if invocation is None or environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            return self.app(environ, start_response)
        # A first attempt has nothing to repeat, whatever its id.
        attempt = environ.get("HTTP_AMZ_SDK_REQUEST", "").split(";")[0]
        repeated = attempt != "attempt=1"
        answer = self.answers.get(invocation) if repeated else None
        if answer is None:
            answer = self._ask(environ)
            # An error is no answer to keep: it may be gone the next time.
            if answer[0].startswith("2"):
                self._keep(invocation, answer)
        else:
            print(f"Answered again ({attempt})", flush=True)
        status, headers, body = answer
        start_response(status, headers)
        return [body]

    def _ask(self, environ):
        started = []

        def start(status, headers, _error=None):
            started[:] = [status, headers]

        chunks = self.app(environ, start)
        try:
            body = b"".join(chunks)
        finally:
            if hasattr(chunks, "close"):
                chunks.close()
        return started[0], started[1], body

    def _keep(self, invocation, answer):
        self.answers[invocation] = answer
        if len(self.answers) > KEPT:
            self.answers.popitem(last=False)
