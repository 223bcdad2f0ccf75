// A room relay on Node's socket.io.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const server = new Server(http, { transports: ["websocket"], serveClient: false, cors: { origin: "*" } });

server.on("connection", (socket) => {
  socket.join(socket.handshake.auth.room ?? "nowhere");
  socket.on("line", (body) => socket.to(body.room).emit("line", body));
});

http.listen(0, "127.0.0.1", () => console.log(http.address().port));
