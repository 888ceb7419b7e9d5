// Shows what a program meets on each of the lines: round trip and loss by datagrams, throughput by one TCP connection.
//   line.check.mjs        (as root; fails where a line is not what it is said to be)
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { LINES, Line } from './line.mjs';
import { sleep } from './processes.mjs';

const PORT = 23790;
const PINGS = 400;
const SECONDS = 10;

/** Beside the gateway: answers datagrams, and sends to whoever connects as much as the line takes. */
function serve() {
  const echo = createSocket('udp4', (data, from) => echo.send(data, from.port, from.address));
  echo.bind(PORT, '0.0.0.0');
  const block = Buffer.alloc(65536);
  const source = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    const send = () => {
      while (socket.writable && socket.write(block));
    };
    socket.on('drain', send);
    send();
  });
  source.listen(PORT + 1, '127.0.0.1');
  return () => {
    echo.close();
    source.close();
  };
}

/** Beside the viewer. */
async function look(address) {
  const times = await roundTrips(address);
  const bytes = await download(address);
  process.stdout.write(JSON.stringify({ times, bytes }));
  process.exit();
}

async function roundTrips(address) {
  const times = [];
  const socket = createSocket('udp4', (data) => times.push(performance.now() - data.readDoubleLE()));
  for (let index = 0; index < PINGS; index++) {
    const data = Buffer.alloc(64);
    data.writeDoubleLE(performance.now());
    socket.send(data, PORT, address);
    await sleep(20);
  }
  await sleep(500);
  socket.close();
  return times.sort((a, b) => a - b);
}

/** Bytes that come in a fixed time once the connection is under way. */
async function download(address) {
  let bytes = 0;
  const socket = connect(PORT + 2, address);
  socket.on('data', (data) => (bytes += data.length));
  await sleep(3000);
  const before = bytes;
  await sleep(SECONDS * 1000);
  socket.destroy();
  return bytes - before;
}

function child(line) {
  const [command, ...rest] = [...line.within, process.execPath, fileURLToPath(import.meta.url), line.address];
  return new Promise((done) => {
    let text = '';
    const looking = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
    looking.stdout.on('data', (data) => (text += data));
    looking.on('close', () => done(JSON.parse(text)));
  });
}

async function check(name) {
  const line = new Line(name);
  await line.open({ [PORT + 2]: `127.0.0.1:${PORT + 1}` });
  const { times, bytes } = await child(line);
  await line.close();
  const { rate, delay, loss } = line.quality;
  const rtt = times[times.length >> 1];
  const lost = 1 - times.length / PINGS;
  const speed = (bytes * 8) / SECONDS;
  const row = [name, `${rtt.toFixed(1)} ms`, `${times[Math.floor(times.length * 0.95)].toFixed(1)} ms`, `${(lost * 100).toFixed(1)} %`, `${(speed / 1e6).toFixed(2)} Mbit/s`];
  console.log(`| ${row.join(' | ')} |`);
  // each way loses its share; headers and what is sent twice take theirs of the rate
  return rtt >= 2 * delay && rtt < 2 * delay + 10 && Math.abs(lost - 2 * loss) < 0.02 && speed < rate && speed > rate * (loss ? 0.5 : 0.9);
}

if (process.argv[2]) await look(process.argv[2]);
const stop = serve();
console.log('| line | round trip, median | 95th percentile | datagrams lost | one TCP connection |\n| --- | --- | --- | --- | --- |');
for (const name of Object.keys(LINES)) {
  if (!(await check(name))) {
    console.error(`the line ${name} is not what it is said to be`);
    process.exitCode = 1;
  }
}
stop();
