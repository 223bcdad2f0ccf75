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
import { SessionsPage } from "./sessions/SessionsPage";
import { SheetPage } from "./sheet/SheetPage";
import { SkillsPage } from "./skills/SkillsPage";
import { TrialPage } from "./trial/TrialPage";

interface SectionPageProps { section: Section; id: string | null; house: Overview; me: Advisor }

const pages: Record<Section, (props: SectionPageProps) => JSX.Element> = {
  queues: ({ id, house }) => <QueuesPage id={id} house={house} />,
  skills: ({ house }) => <SkillsPage house={house} />,
  people: ({ id, house }) => <PeoplePage id={id} house={house} />,
  agencies: ({ id, house }) => <AgenciesPage id={id} house={house} />,
  mailboxes: ({ id, house }) => <MailboxesPage id={id} house={house} />,
  recording: () => <RecordingPage />,
  diaries: ({ id, house }) => <DiariesPage id={id} house={house} />,
  sessions: ({ id }) => <SessionsPage id={id} />,
  absences: ({ id, house }) => <AbsencesPage id={id} house={house} />,
  peaks: ({ house, me }) => <PeaksPage house={house} me={me} />,
  trial: ({ id, house }) => <TrialPage house={house} asked={id} />,
  sheet: () => <SheetPage />,
};

export function SectionPage(props: SectionPageProps): JSX.Element {
  return pages[props.section](props);
}
