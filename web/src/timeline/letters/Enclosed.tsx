import type { JSX } from "preact";
import { Icon } from "../../kit/components/Icon";
import { sizeOf } from "../../kit/size";
import type { Attachment } from "../../wire";
import { t } from "../words";

interface EnclosedProps { contact: string; files: readonly Attachment[] }

/** Files that came along: saved, never opened here. */
export function Enclosed({ contact, files }: EnclosedProps): JSX.Element {
  return (
    <ul class="received-files" role="list" aria-label={t("enclosed", { n: files.length })}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/api/contacts/${contact}/attachments/${file.id}`} download={file.name}>
            <Icon name="file" size={18} />
            <span class="received-file" dir="auto">{file.name}</span>
            <span class="small soft">{sizeOf(file.size)}</span>
            <span class="visually-hidden">{t("save_file")}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
