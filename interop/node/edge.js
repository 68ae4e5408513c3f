'use strict';
// How a CS on Node.js is called: mutual TLS and HTTP as docs/protocol.md, 2 and 3 want them.
//
// The listener of the package "soap" answers GET with the WSDL, unpacks gzip, sends the Content-Type back that it
// was sent, and looks at no certificate. So HTTP is Node's own, and stricter; "soap" gets the message (office.js).

const crypto = require('node:crypto');
const https = require('node:https');
const tls = require('node:tls');
const { CLIENT, Refused } = require('./wire');

const OPTIONS = crypto.constants.SSL_OP_NO_TICKET | crypto.constants.SSL_OP_NO_RENEGOTIATION;
const LARGEST = 10 * 1024 * 1024;
const PATIENCE = 30_000;
const DRAIN = 2_000;

class Edge {
  constructor(office) {
    this.office = office;
    this.keys = office.keys;
    this.name = office.keys.node + '.jukigate.localhost';
    this.server = https.createServer(
      { ...this.secure(), requestTimeout: PATIENCE, headersTimeout: PATIENCE, keepAliveTimeout: PATIENCE },
      (request, response) => this.serve(request, response));
    this.server.prependListener('secureConnection', (socket) => this.shown(socket));
    this.server.on('checkContinue', (request, response) => this.serve(request, response));
    this.server.on('connect', (request, socket) => plain(socket, '405 Method Not Allowed\r\nAllow: POST'));
    this.server.on('clientError', (error, socket) => plain(socket, '400 Bad Request'));
    this.server.on('tlsClientError', (error, socket) => socket.destroy());
  }

  /** The port that it has taken. */
  listen(port) {
    return new Promise((done) => this.server.listen(port, '127.0.0.1', () => done(this.server.address().port)));
  }

  // ---- TLS ----

  secure() {
    return {
      ...this.keys.context(),
      requestCert: true,
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
      handshakeTimeout: PATIENCE,
      secureOptions: OPTIONS,
      // A context of its own for each connection: the CRLs as they are now.
      SNICallback: (name, done) =>
        name === this.name
          ? done(null, tls.createSecureContext({ ...this.keys.context(), secureOptions: OPTIONS }))
          : done(new Error('the name is of somebody else')),
    };
  }

  /** Node.js takes whoever has a certificate of the CA, for whatever use, and no name as any name. */
  shown(socket) {
    socket.on('error', () => socket.destroy());
    if (socket.servername !== this.name || !this.peer(socket)) socket.destroy();
  }

  /** Whom the certificate of the other side names, if it can be believed now; null where it is gone, too. */
  peer(socket) {
    const { raw: der } = socket.getPeerCertificate() ?? {};
    try {
      return der ? this.keys.nodeOf(der, CLIENT) : null;
    } catch (wrong) {
      if (wrong instanceof Refused) return null;
      throw wrong;
    }
  }

  // ---- HTTP ----

  async serve(request, response) {
    try {
      await this.exchange(request, response);
    } catch (wrong) {
      // Its kind only: what it says may be of a resident.
      console.error('connection ended:', wrong.name);
      request.socket.destroy();
    }
  }

  async exchange(request, response) {
    const peer = this.peer(request.socket);
    if (!peer) return request.socket.destroy();
    if (!this.framed(request)) return plain(request.socket, '400 Bad Request');
    if (Number(request.headers['content-length'] ?? 0) > LARGEST) return this.tooLarge(request, response, peer);
    if (request.headers.expect) response.writeContinue();
    const data = await received(request);
    if (!data) return this.tooLarge(request, response, peer);
    if (request.method !== 'POST') {
      response.setHeader('Allow', 'POST');
      return reply(response, 405, this.office.refuse('JG-101', peer));
    }
    if (!typed(request)) return reply(response, 415, this.office.refuse('JG-102', peer));
    const service = request.url.match(/^\/cs\/([a-z-]+)\/v1$/)?.[1];
    if (!service) return reply(response, 404, this.office.refuse('JG-402', peer));
    const action = request.headers.soapaction?.match(/^"(.*)"$/)?.[1] ?? '';
    const { body, fault } = await this.office.answer(data, peer, service, action);
    return reply(response, fault ? 500 : 200, body);
  }

  /** What is not framed in one way only is not read at all. */
  framed(request) {
    const lengths = raw(request, 'content-length');
    const codings = raw(request, 'transfer-encoding');
    const hosts = raw(request, 'host');
    return lengths.length + codings.length <= 1
      && hosts.length === 1
      && hosts[0].split(':')[0] === this.name
      && lengths.every((each) => /^[0-9]{1,9}$/.test(each))
      && codings.every((each) => each.toLowerCase() === 'chunked')
      && !request.rawHeaders.some((each) => /[\r\n\0]/.test(each));
  }

  /** Who closes with something unread may take the answer back: the rest is read and thrown away, for a while. */
  tooLarge(request, response, peer) {
    const body = Buffer.from(this.office.refuse('JG-103', peer));
    response.writeHead(413, { ...HEADERS, 'Content-Length': body.length, Connection: 'close' });
    response.write(body);
    const end = () => response.end();
    request.once('end', end).once('error', end).resume();
    setTimeout(end, DRAIN).unref();
  }
}

const HEADERS = { 'Content-Type': 'text/xml; charset=utf-8', 'Cache-Control': 'no-store' };

function raw(request, name) {
  return request.rawHeaders.filter((each, at) => at % 2 === 1 && request.rawHeaders[at - 1].toLowerCase() === name);
}

function typed(request) {
  const types = raw(request, 'content-type');
  return types.length === 1 && /^text\/xml *; *charset *= *("utf-8"|utf-8) *$/i.test(types[0])
    && raw(request, 'content-encoding').length === 0;
}

/** The body; nothing when it is too large. */
async function received(request) {
  const chunks = [];
  let size = 0;
  return new Promise((done, fail) => {
    request.on('data', (chunk) => {
      size += chunk.length;
      if (size > LARGEST) done(null);
      else chunks.push(chunk);
    });
    request.on('end', () => done(Buffer.concat(chunks)));
    request.on('error', fail);
  });
}

function reply(response, status, words) {
  const body = Buffer.from(words);
  response.writeHead(status, { ...HEADERS, 'Content-Length': body.length });
  response.end(body);
}

function plain(socket, status) {
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  else socket.destroy();
}

module.exports = { Edge };
