import { lookup as lookUp } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { env } from "@/lib/env";
import { FetchProblem } from "./fetch-problem";

/** Nobody's calendar stands there: this host itself, link-local and metadata services, multicast, what is reserved. */
const METADATA_V4 = ["100.100.100.200/32", "168.63.129.16/32", "169.254.0.0/16"];
const NEVER_V4 = [...METADATA_V4, "0.0.0.0/8", "192.0.0.0/24", "224.0.0.0/4", "240.0.0.0/4"];
const NEVER_V6 = ["::/128", "fe80::/10", "fd00:ec2::254/128", "fd20:ce::254/128", "ff00::/8"];
const NEVER = list(NEVER_V4, [...NEVER_V6, ...NEVER_V4.map(throughNat64)]);

/** The same network as a translator of IPv6 into IPv4 reaches it (RFC 6052). */
function throughNat64(range: string): string {
  const [network = "", prefix] = range.split("/");
  return `64:ff9b::${network}/${96 + Number(prefix)}`;
}

/** Private, shared and loopback networks, documentation, and the ways of IPv6 to name an IPv4 address (RFC 6890). */
const PRIVATE = list(
  ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].concat([
    "192.0.2.0/24",
    "192.88.99.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
  ]),
  ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"],
);

/** All that IPv6 gives to public hosts; whatever lies outside is as good as private. */
const GLOBAL_V6 = list([], ["2000::/3"]);

function list(v4: readonly string[], v6: readonly string[]): BlockList {
  const block = new BlockList();
  for (const [family, ranges] of [["ipv4", v4] as const, ["ipv6", v6] as const]) {
    for (const range of ranges) {
      const [network = "", prefix] = range.split("/");
      block.addSubnet(network, Number(prefix), family);
    }
  }
  return block;
}

/** Whether an IP address may be connected to. Anything that is no plain address may not. */
export function mayConnect(address: string, privateToo: boolean): boolean {
  const family = address.includes("%") ? 0 : isIP(address);
  if (family === 0) return false;
  const type = family === 4 ? "ipv4" : "ipv6";
  if (NEVER.check(address, type)) return false;
  if (privateToo) return true;
  return !PRIVATE.check(address, type) && (family === 4 || GLOBAL_V6.check(address, type));
}

export function privateAddress(host: string): FetchProblem {
  return new FetchProblem(
    "private_address",
    `${host} is an address inside the network of this server, which is not asked. Whoever runs Reslot can allow it with ALLOW_PRIVATE_ADDRESSES=1.`,
  );
}

/**
 * Finds a host's addresses for the very connection that is made, so that a name which answers otherwise the next time gains
 * nothing. One address that may not be connected to refuses the name.
 */
export const checkedLookup: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, [], 0);
    const [first] = found;
    const allowed = found.every(({ address }) => mayConnect(address, env().ALLOW_PRIVATE_ADDRESSES));
    if (!first || !allowed) return callback(privateAddress(hostname), [], 0);
    return options.all ? callback(null, found) : callback(null, first.address, first.family);
  });
};

/** An address that is written as a number is never looked up: it is checked by itself. */
export function checkLiteral(hostname: string): void {
  const bare = hostname.replace(/^\[|\]$/g, "");
  if (isIP(bare) !== 0 && !mayConnect(bare, env().ALLOW_PRIVATE_ADDRESSES)) throw privateAddress(hostname);
}
