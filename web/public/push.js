/** Shows what the house says while none of its pages is open, and opens the right one by a click. It keeps nothing. */
self.addEventListener("push", (event) => {
  const { id, title, body, lang, at } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, lang, tag: id, icon: "/mark.svg", data: at }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(`/#${event.notification.data}`));
});

async function open(address) {
  const { href } = new URL(address, self.location.origin);
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find(({ url }) => url === href);
  await (there ? there.focus() : self.clients.openWindow(href));
}
