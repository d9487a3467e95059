import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/scripts/lib/embedded.mjs";

/** SabreDAV, which Baikal and others are made of, asking for Digest and nothing else as Baikal does by itself. */
export interface Sabre {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  remove(): Promise<void>;
}

const SABRE = "/usr/share/php/Sabre/autoload.php";

/** Whether this machine has it: `apt-get install php-sabre-dav php-sqlite3`. Not installed for the tests: it brings all of PHP. */
export function hasSabre(): boolean {
  return existsSync(SABRE) && existsSync("/usr/bin/php");
}

const SERVER = (database: string) => `<?php
date_default_timezone_set('UTC'); error_reporting(0);
require '${SABRE}';
class Digest extends Sabre\\DAV\\Auth\\Backend\\AbstractDigest {
  public function getDigestHash($realm, $name) { return $name === 'dana' ? md5("dana:$realm:an app password") : null; }
}
$isNew = !file_exists('${database}');
$pdo = new PDO('sqlite:${database}'); $pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
if ($isNew) {
  foreach (['calendars', 'principals'] as $file) $pdo->exec(file_get_contents("/usr/share/doc/php-sabre-dav/examples/sql/sqlite.$file.sql"));
  $pdo->exec("DELETE FROM principals");
  $pdo->exec("INSERT INTO principals (uri, email, displayname) VALUES ('principals/dana', 'dana@calendars.example', 'Dana')");
  $pdo->exec("INSERT INTO calendars (principaluri, displayname, uri, ctag, components, transparent) VALUES ('principals/dana', 'Work', 'work', 1, 'VEVENT', 0)");
}
$principals = new Sabre\\DAVACL\\PrincipalBackend\\PDO($pdo); $calendars = new Sabre\\CalDAV\\Backend\\PDO($pdo);
$server = new Sabre\\DAV\\Server([new Sabre\\CalDAV\\Principal\\Collection($principals), new Sabre\\CalDAV\\CalendarRootNode($principals, $calendars)]);
$server->setBaseUri('/');
$server->addPlugin(new Sabre\\DAV\\Auth\\Plugin(new Digest(), 'SabreDAV'));
$server->addPlugin(new Sabre\\DAVACL\\Plugin()); $server->addPlugin(new Sabre\\CalDAV\\Plugin());
$server->exec();
`;

export async function startSabre(): Promise<Sabre> {
  const directory = await mkdtemp(join(tmpdir(), "reslot-sabre-"));
  const script = join(directory, "server.php");
  await writeFile(script, SERVER(join(directory, "calendars.sqlite")));
  const url = `http://127.0.0.1:${await freePort()}`;
  const server: ChildProcess = spawn("php", ["-S", new URL(url).host, script], { stdio: "ignore" });
  for (let tries = 0; !(await fetch(url).catch(() => null)); tries += 1) {
    if (tries === 200) throw new Error("SabreDAV does not start");
    await sleep(50);
  }
  return {
    url,
    username: "dana",
    password: "an app password",
    async remove() {
      server.kill("SIGKILL");
      await rm(directory, { recursive: true, force: true });
    },
  };
}
