/** Whether a name and an address will do. Pure; the server has the last word. */

const longestName = 80;

export function nameTrouble(name: string): "name_missing" | "name_too_long" | null {
  if (name.trim() === "") return "name_missing";
  return Array.from(name.trim()).length > longestName ? "name_too_long" : null;
}

/** An address may stay empty. What stands around one @ is the mail server's affair, not ours. */
export function emailTrouble(email: string): "address_unreadable" | null {
  return email.trim() === "" || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(email.trim()) ? null : "address_unreadable";
}
