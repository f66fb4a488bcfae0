"""Reads the settings, picks the adapters and starts the server. `make run`, or `python app.py`."""

import socket
import sys
from threading import Thread
from time import sleep

from pydantic import ValidationError

from tutor.accounts import SET_UP
from tutor.errors import TutorError
from tutor.letting_go import LettingGo
from tutor.settings import Settings

DAY = 24 * 3600.0  # seconds


def main() -> int:
    """Serve until interrupted; an expected failure is one sentence and exit code 1."""
    try:
        settings = Settings()
        refuse_a_taken_port(settings)
        serve(settings)
    except ValidationError as problem:
        names = ", ".join(f"{error['loc'][0]}: {error['msg']}" for error in problem.errors())
        print(f"A setting is not usable: {names}. README.md lists them.", file=sys.stderr)
    except TutorError as problem:
        print(problem, file=sys.stderr)
    else:
        return 0
    return 1


def serve(settings: Settings) -> None:
    """Bring everything up, say where it is, and answer."""
    say("Starting Read Twice …")
    import uvicorn

    from tutor.assembly import open_parts
    from tutor.web.address import is_far, reached_at
    from tutor.web.app import make_app
    from tutor.web.teacher.site import desk_of

    parts = open_parts(settings, say)
    tutor, here = parts.tutor_for_pages(), reached_at(settings.host, settings.port)
    desk = desk_of(parts, here)
    app = make_app(tutor, tutor.looking, settings.data, desk, parts.rewriting())
    say(f"\n  Students:  {here}\n  Teachers:  {here}/teacher\n  Tutor:     {tutor.speaker()}\n")
    if not desk.accounts.anybody():
        say(f"  The first teacher sets up here, once:\n  {here}/teacher/set-up?link={desk.accounts.link(SET_UP)}\n")
    if is_far(here):
        say(f"  The link to join a class stands on the class's page; it begins with {here}/join")
        say(f"  The day before, open this on a student's device: {here}/check\n")
    say("Control-C stops it.")
    Thread(target=parts.rehearse, daemon=True).start()
    Thread(target=purge_daily, args=(parts.letting_go(),), daemon=True).start()
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", access_log=False)


def purge_daily(letting_go: LettingGo) -> None:
    """Delete what is old, once a day for as long as the server runs; at its start that has been done."""
    while True:
        sleep(DAY)
        try:
            letting_go.purge()
        except TutorError as problem:
            print(problem, file=sys.stderr)


def refuse_a_taken_port(settings: Settings) -> None:
    """Say at once that the port is taken, before a minute of work."""
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((settings.host, settings.port))
        except OSError as problem:
            raise TutorError(
                f"Nothing can listen on {settings.host}:{settings.port} ({problem.strerror}). "
                "Stop the other program, or choose another port: TUTOR_PORT=7861 make run"
            ) from problem


def say(line: str) -> None:
    """Progress, at once."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
