"""A lesson that a teacher tries out: what its page calls them, and the way out of it."""

from fastapi import FastAPI, Form, HTTPException, Request
from fastapi.responses import RedirectResponse

from tutor.web.asks import LessonTutor
from tutor.web.identity import TRIAL, Identity
from tutor.web.origin import from_here
from tutor.web.routes import closed

NAME = "trying it out"  # the bar says: You are …


def trial_name(learner: str) -> str:
    """Nobody is called by a nickname who only tries a lesson out."""
    return NAME


def add_trial(app: FastAPI, tutor: LessonTutor, trial: Identity) -> None:
    """Give the app the way out of a trial, back to the teachers' pages. It comes before Gradio's mounts."""

    @app.post(f"{TRIAL}/leave")
    async def leave(request: Request, session: str = Form("")) -> RedirectResponse:
        if not from_here(request):
            raise HTTPException(403)
        await closed(tutor, trial.known(request.cookies), session)
        response = RedirectResponse("/teacher/", 303)
        trial.take(response)
        return response
