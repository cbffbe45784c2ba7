"""What AWS tells of a task that does not start, or does not stay."""

from dataclasses import dataclass

# Codes: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
NOT_STARTED = "TaskFailedToStart"
EXITED = "EssentialContainerExited"
BY_SERVICE = "ServiceSchedulerInitiated"


@dataclass(frozen=True)
class Trouble:
    """`reason` and `code` are the task's `stoppedReason` and `stopCode`; without a code AWS makes no
    task at all.
    """

    reason: str
    code: str | None = NOT_STARTED
    # The container that it comes from, with its `reason` and `exitCode`, and what it wrote last.
    container: str | None = None
    container_reason: str | None = None
    exit_code: int | None = None
    lines: tuple = ()
    # What the service's event says, with `{task}` for the task's ID.
    event: str | None = None

    @property
    def runs(self):
        """Whether the task had started all its containers."""
        return self.code in (EXITED, BY_SERVICE)


def not_placed(reason, event=None):
    return Trouble(reason, None, event=event or unable_to_place(reason))


def not_started(reason, **more):
    return Trouble(reason, event=unable_to_place(reason), **more)


def unable_to_place(reason):
    """https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html"""
    return f"was unable to place a task. Reason: {reason.rstrip('.')}."


def exited(container, exit_code, lines=(), reason=None):
    return Trouble(
        "Essential container in task exited", EXITED, container, reason, exit_code, tuple(lines)
    )
