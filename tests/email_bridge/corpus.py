"""What the letters of the corpus say, by reading them: subject, the first words, and what is enclosed.

None of them goes on from another: each is a conversation of its own.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Expected:
    """One letter."""

    subject: str = ""
    begins: str = ""
    enclosed: tuple[str, ...] = ()


HARES = "Die Hasen und die Frösche"
TORTOISE = "The Hare and the Tortoise"

CORPUS = {
    "legacy-000": Expected(subject="Test message from Microsoft Outlook 00", enclosed=("redball.png",)),
    "legacy-001": Expected(subject="Die Hasen und die Frösche (Microsoft Outlook 00)", begins=HARES),
    "legacy-002": Expected(subject="Die Hasen und die Frösche", begins=HARES),
    "legacy-003": Expected(subject="Die Hasen und die Frösche", begins=HARES),
    "legacy-004": Expected(subject="The Hare and the Tortoise", begins=TORTOISE),
    "legacy-005": Expected(subject="Die Hasen und die Frösche (Microsoft Outlook 00)", begins=HARES),
    "legacy-006": Expected(subject="Test message from Microsoft Outlook 00", enclosed=("blueball.png", "redball.png")),
    "legacy-007": Expected(subject="Die Hasen und die Frösche (Microsoft Outlook 00)", begins=HARES),
    "legacy-008": Expected(
        subject="Test message from Microsoft Outlook 00",
        begins=TORTOISE,
        enclosed=("blueball.png", "greenball.png", "redball.png"),
    ),
    "legacy-009": Expected(subject="Die Hasen und die Frösche", begins=HARES),
    "legacy-010": Expected(subject="Die Hasen und die Frösche", begins=HARES),
    "legacy-011": Expected(subject="Die Hasen und die Frösche", begins=HARES),
    "legacy-012": Expected(subject="Die Hasen und die Frösche (Microsoft Outlook 00)", begins=HARES),
    "legacy-013": Expected(subject="Die Hasen und die Frösche (Microsoft Outlook 00)", begins=HARES),
    "legacy-014": Expected(subject="Test message from Microsoft Outlook 00", begins=TORTOISE),
    "legacy-015": Expected(
        subject="Die Hasen und die Frösche",
        begins=HARES,
        enclosed=("2aa3ed95.png", "2aa3edd1.png", "blueball.png", "greenball.png"),
    ),
    "legacy-016": Expected(
        subject="Die Hasen und die Frösche", begins=HARES, enclosed=("HasenundFrösche.txt", "blueball.png")
    ),
    "legacy-017": Expected(
        subject="The Hare and the Tortoise", begins=TORTOISE, enclosed=("blueball.png", "greenball.png")
    ),
    "legacy-018": Expected(
        subject="Die Hasen und die Frösche",
        begins="blueball.png Die Hasen und die Frösche D",
        enclosed=("blueball.png", "redball.png"),
    ),
    "legacy-019": Expected(
        subject="Test message from Microsoft Outlook 00", begins=TORTOISE, enclosed=("greenball.png", "redball.png")
    ),
    "legacy-020": Expected(subject="Die Hasen und die Frösche (Microsoft Outlook 00)", begins=HARES),
    "legacy-021": Expected(
        subject="Test message from Microsoft Outlook 00",
        begins=TORTOISE,
        enclosed=("blueball.png", "greenball.png", "redball.png"),
    ),
    "legacy-022": Expected(subject="Die Hasen und die Frösche (Microsoft Outlook 00)", begins=HARES),
    "legacy-023": Expected(
        subject="Die Hasen und die Frösche",
        begins=HARES,
        enclosed=("HasenundFrösche.txt", "blueball.png", "farmerandstork.txt"),
    ),
    "legacy-024": Expected(
        subject="Die Hasen und die Frösche",
        begins="2aa48eb6.png Die Hasen und die Frösche D",
        enclosed=("2aa48eb6.png", "2aa48ec0.png"),
    ),
    "legacy-025": Expected(
        subject="Die Hasen und die Frösche",
        begins=HARES,
        enclosed=("2aa51367.png", "2aa51371.png", "blueball.png", "greenball.png"),
    ),
    "legacy-026": Expected(
        subject="Die Hasen und die Frösche", begins=HARES, enclosed=("HasenundFrösche.txt", "farmerandstork.txt")
    ),
    "legacy-027": Expected(subject="Die Hasen und die Frösche (Microsoft Outlook 00)", begins=HARES),
    "legacy-028": Expected(
        subject="Test message from Microsoft Outlook 00", begins=TORTOISE, enclosed=("blueball.png", "redball.png")
    ),
    "legacy-029": Expected(subject="Test message from Netscape Communicator 4.7", begins=TORTOISE),
    "legacy-030": Expected(
        subject="Test message from Netscape Communicator 4.7",
        begins=TORTOISE,
        enclosed=("blueball.png", "greenball.png", "hareandtoroise.txt"),
    ),
    "legacy-031": Expected(
        subject="Test message from PINE",
        begins="This is a test message from PINE MUA.",
        enclosed=("blueball.png", "redball.png"),
    ),
    "legacy-032": Expected(
        subject="Test message from Netscape Communicator 4.7", begins=HARES, enclosed=("blueball.png", "greenball.png")
    ),
    "legacy-033": Expected(subject="Test message from Netscape Communicator 4.7", begins=HARES),
    "legacy-034": Expected(subject="Die Hasen und die Fr+APY-sche", begins="Die Hasen und die Fr岣he Die Hasen klagte"),
    "legacy-035": Expected(
        subject="Die Hasen und die Frösche (Netscape Messenger 4.7)",
        begins="[blue ball] Die Hasen und die Frösche Di",
        enclosed=("greenball.png", "nsmail39.png", "nsmailEG.png", "redball.png"),
    ),
    "legacy-036": Expected(subject="Die Hasen und die Frösche", begins=HARES),
    "legacy-037": Expected(subject="Test message from Netscape Communicator 4.7", enclosed=("blueball.png",)),
    "legacy-038": Expected(subject="Test message from Netscape Communicator 4.7", begins=TORTOISE),
    "legacy-039": Expected(
        subject="Test message from Netscape Communicator 4.7",
        begins="blue ball Die Hasen und die Frösche Die",
        enclosed=("blueball.png", "greenball.png", "nsmailNM.png", "nsmailV0.png"),
    ),
    "legacy-040": Expected(subject="Die Hasen und die Frösche", begins=HARES),
    "legacy-041": Expected(subject="PNG graphic", enclosed=("redball.png",)),
    "legacy-042": Expected(
        subject="Test message from Netscape Communicator 4.7", begins=TORTOISE, enclosed=("farmerandstork.txt",)
    ),
    "legacy-043": Expected(subject="Die Hasen und die Frösche (Netscape Communicator 4.7)", begins=HARES),
    "legacy-044": Expected(
        subject="Test message from Netscape Communicator 4.7",
        begins=HARES,
        enclosed=("blueball.png", "greenball.png", "redball.png"),
    ),
    "legacy-045": Expected(subject="Die Hasen und die Frösche", enclosed=("HasenundFrösche.txt",)),
    "legacy-046": Expected(subject="Die Hasen und die Frösche (Netscape Communicator 4.7)", begins=HARES),
    "legacy-047": Expected(
        subject="Test message from Netscape Communicator 4.7", begins=TORTOISE, enclosed=("HasenundFrösche.txt",)
    ),
    "legacy-048": Expected(
        subject="Test message from Netscape Communicator 4.7",
        begins=TORTOISE,
        enclosed=("blueball.png", "greenball.png", "redball.png"),
    ),
    "legacy-049": Expected(subject="Test message from Microsoft Outlook 00", begins=TORTOISE),
    "legacy-050": Expected(
        subject="Die Hasen und die Frösche",
        begins="2aa658b6.png Die Hasen und die Frösche D",
        enclosed=("2aa658b6.png", "2aa658c0.png"),
    ),
    "legacy-051": Expected(
        subject="Die Hasen und die Frösche",
        begins=HARES,
        enclosed=("2aa5e03a.png", "2aa5e044.png", "blueball.png", "greenball.png"),
    ),
    "legacy-052": Expected(subject="Die Hasen und die Frösche (Microsoft Outlook 00)", begins=HARES),
    "legacy-053": Expected(subject="Die Hasen und die Frösche (Microsoft Outlook 00)", begins=HARES),
    "malformed-000": Expected(),
    "malformed-001": Expected(begins="--a"),
    "malformed-002": Expected(begins="body"),
    "malformed-003": Expected(begins="body"),
    "malformed-004": Expected(begins="--ab Content-Type: multipart/mixed; boun"),
    "malformed-005": Expected(),
    "malformed-006": Expected(begins="body"),
    "malformed-007": Expected(),
    "malformed-008": Expected(begins="body"),
    "malformed-009": Expected(begins="1 22 333"),
    "malformed-010": Expected(enclosed=("1.eml",)),
    "malformed-011": Expected(begins="1 22 333"),
    "malformed-012": Expected(enclosed=("1.eml", "2.eml", "3.eml")),
    "malformed-013": Expected(begins="hello, world hello, world hello, world h"),
    "malformed-014": Expected(begins="hello, world"),
    "malformed-015": Expected(subject="Hello world", begins="There was a day a happy day", enclosed=("signature.asc",)),
    "malformed-016": Expected(begins="1 22 --123456789012345678901234567890123"),
    "malformed-017": Expected(subject="Hello world", begins="--boundary Content-Type: image/png Conte"),
    "malformed-018": Expected(begins="Best Enviado desde mi BlackBerry® de Vod"),
    "malformed-019": Expected(begins="Fro :uMmlti Sender <multi@example.test>"),
    "malformed-020": Expected(
        subject="test multipart, related first, with image", begins="HTML Body", enclosed=("1.png",)
    ),
    "malformed-021": Expected(subject="test multipart, related first", begins="áóúäöüß", enclosed=("1.png",)),
    "malformed-022": Expected(subject="broken rfc822 attachment", begins="hello", enclosed=("broken.eml",)),
    "rfc-000": Expected(
        subject="A multipart example",
        begins="... Some text appears here ... [Note tha",
        enclosed=("1.bin", "2.jpg", "3.bin", "4.eml"),
    ),
    "rfc-001": Expected(subject="whatever", enclosed=("3.bin", "BodyFormats.ps", "RFC-MIME.ps")),
    "rfc-002": Expected(
        subject="[Fwd: Map of Argentina with Description]",
        begins="Fred, Fire up Air Force One! We're going",
        enclosed=("1.eml",),
    ),
    "rfc-003": Expected(
        subject="Formatted text mail", begins="... plain text version of message goes h", enclosed=("1.bin", "2.bin")
    ),
    "rfc-004": Expected(
        subject="Internet Digest, volume 42",
        begins="...Introductory text or table of content",
        enclosed=("1.eml", "2.eml"),
    ),
    "rfc-005": Expected(subject="Sample message", begins="This is implicitly typed plain US-ASCII"),
    "rfc-006": Expected(subject="Multipart Email Example", begins="Plain text email goes here! This is the"),
    "rfc-007": Expected(
        subject="RFC 8621 Section 4.1.4 test", begins="A B D K", enclosed=("1.jpg", "2.jpg", "3.jpg", "4.bin", "5.eml")
    ),
    "rfc-008": Expected(begins="This is a message with a base64 encoded", enclosed=("attached_email.eml",)),
    "rfc-009": Expected(subject="whatever", begins="Hello", enclosed=("1.eml",)),
}
