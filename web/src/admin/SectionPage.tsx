import type { JSX } from "preact";
import type { Advisor, Overview } from "../wire";
import { AbsencesPage } from "./absences/AbsencesPage";
import { AgenciesPage } from "./agencies/AgenciesPage";
import { DiariesPage } from "./diaries/DiariesPage";
import { MailboxesPage } from "./mailboxes/MailboxesPage";
import { PeaksPage } from "./peaks/PeaksPage";
import { PeoplePage } from "./people/PeoplePage";
import type { Section } from "./place";
import { QueuesPage } from "./queues/QueuesPage";
import { RecordingPage } from "./recording/RecordingPage";
import { SheetPage } from "./sheet/SheetPage";
import { SkillsPage } from "./skills/SkillsPage";
import { TrialPage } from "./trial/TrialPage";

interface SectionPageProps { section: Section; id: string | null; house: Overview; me: Advisor }

export function SectionPage({ section, id, house, me }: SectionPageProps): JSX.Element {
  switch (section) {
    case "queues": return <QueuesPage id={id} house={house} />;
    case "skills": return <SkillsPage house={house} />;
    case "people": return <PeoplePage id={id} house={house} />;
    case "agencies": return <AgenciesPage id={id} house={house} />;
    case "mailboxes": return <MailboxesPage id={id} house={house} />;
    case "recording": return <RecordingPage />;
    case "diaries": return <DiariesPage id={id} house={house} />;
    case "absences": return <AbsencesPage id={id} house={house} />;
    case "peaks": return <PeaksPage house={house} me={me} />;
    case "trial": return <TrialPage house={house} asked={id} />;
    case "sheet": return <SheetPage />;
  }
}
