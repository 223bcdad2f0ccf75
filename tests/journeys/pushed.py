"""A browser that takes pushes: Chromium's own goes through its maker's service, which no test reaches.

Being subscribed is stood in for; the worker is the true one, and gets what is pushed from the browser itself.
"""

import json

from tests.journeys.people import Seeker

# The keys of RFC 8291, appendix A: ours, and the browser's.
KEY = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
_STAND_IN = """
(() => {
    let standing = null;
    const keys = {
        p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        auth: "BTBZMqHH6r4Tts7J_aSIgg",
    };
    const plain = (said) => atob(said.replace(/-/g, "+").replace(/_/g, "/"));
    const octets = (said) => Uint8Array.from(plain(said), (each) => each.charCodeAt(0)).buffer;
    PushManager.prototype.getSubscription = async () => standing;
    PushManager.prototype.subscribe = async (options) => {
        standing = {
            endpoint: "https://push.example/1", options, getKey: (name) => octets(keys[name]),
            unsubscribe: async () => { standing = null; return true; },
        };
        return standing;
    };
})()
"""
_SHOWN = (
    "navigator.serviceWorker.ready.then((there) => there.getNotifications()).then((all) => all.map(({title}) => title))"
)


async def takes_pushes(person: Seeker) -> None:
    """Let a browser be subscribed, and its person allow what is shown."""
    await person.page.context.grant_permissions(["notifications"], origin=person.base)
    await person.page.add_init_script(_STAND_IN)


async def is_pushed(person: Seeker, said: dict[str, str]) -> list[str]:
    """Have a browser be pushed to; return the titles that it shows then."""
    devtools = await person.page.context.new_cdp_session(person.page)
    found: list[str] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda news: found.extend(each["registrationId"] for each in news["registrations"]),
    )
    await devtools.send("ServiceWorker.enable")
    await person.page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    pushed = {"origin": person.base, "registrationId": found[0], "data": json.dumps(said)}
    await devtools.send("ServiceWorker.deliverPushMessage", pushed)
    shown: list[str] = await person.page.evaluate(_SHOWN)
    return shown
