import { describe, expect, it } from "vitest";
import { before } from "../../src/timeline/before";
import type { Conversation } from "../../src/wire";
import { contact, conversation, line } from "../people";

const pages: Record<string, Conversation[]> = {
  chat: [conversation([line(1, "Bonjour")], { contact: contact({ id: "chat" }), more: true, cursor: 1 }), conversation([line(2, "Une question")], { contact: contact({ id: "chat" }), cursor: 2 })],
  letter: [conversation([line(1, "Par courriel")], { contact: contact({ id: "letter", continues: "chat" }) })],
};
const read = (id: string, after: number): Promise<Conversation> => Promise.resolve(pages[id]?.[after === 0 ? 0 : 1] ?? conversation([]));

describe("what was said before", () => {
  it("is nothing where a contact begins by itself", async () => {
    expect(await before(contact(), read)).toEqual([]);
  });

  it("is the whole chain, oldest first, and nothing of it counts as new", async () => {
    const found = await before(contact({ continues: "letter" }), read);

    expect(found.map(({ body }) => body)).toEqual(["Bonjour", "Une question", "Par courriel"]);
    expect(found.every(({ seq }) => seq === 0)).toBe(true);
  });

  it("ends where a chain would go round", async () => {
    const round = (id: string): Promise<Conversation> => Promise.resolve(conversation([line(1, id)], { contact: contact({ id, continues: id }) }));

    expect(await before(contact({ continues: "round" }), round)).toHaveLength(5);
  });
});
