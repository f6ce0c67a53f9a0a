import { Fault } from '#contract/faults';
import type { StockStatus } from '#contract/stock';
import { readFileWithin } from '#core/grants';
import type { Desk } from '#core/open-desk';
import { type Answer, type Command, sayerFor } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import {
  connected,
  members,
  memberWith,
  onStock,
  plainFingerprint,
  statusLimit,
  summary,
  wholeStatus,
} from '../stock-desk.ts';
import { initStock, inviteDesks, portOf, prune } from '../stock-server.ts';

const usage =
  'init|invite --host HOST [--port N] --database NAME --user NAME [--fingerprint HEX] [--desks N] --out FOLDER|--print | prune (same address) --days N | join FILE|- | introduce CLERK [--called DESK] | [status] | sync | members | admit FINGERPRINT [--read-only] [--owner] | confirm FINGERPRINT | remove FINGERPRINT | trust SHA256 [--host HOST] [--port N] | leave | pause | resume | accept [--restored] | erasures [erase|keep]';

export const stock: Command = {
  usage,
  about: {
    'zh-CN':
      '办公室的共享库。管理服务器的人：init 建立或升级，invite 制作邀请（秘密，只给对应的工作台），prune 清理旧版本；服务器密码从提示、--secret-fd N 或环境变量 SHIMING_STOCK_PASSWORD 读取，从不写在参数里。工作台：join 加入，admit 和 confirm 先核对完整指纹，sync 收发到一致为止',
    en: "the office's stock. Who looks after the server: init sets it up or brings it forward, invite makes invitations (secrets, each for one desk), prune clears old versions; the server's password comes from a prompt, --secret-fd N or SHIMING_STOCK_PASSWORD, never from the arguments. Desks: join; admit and confirm once the whole fingerprint was compared; sync sends and fetches until the desk is in step",
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      host: { type: 'string' },
      port: { type: 'string' },
      database: { type: 'string' },
      user: { type: 'string' },
      fingerprint: { type: 'string' },
      desks: { type: 'string' },
      out: { type: 'string' },
      print: { type: 'boolean' },
      days: { type: 'string' },
      called: { type: 'string' },
      'read-only': { type: 'boolean' },
      owner: { type: 'boolean' },
      restored: { type: 'boolean' },
    });
    const [action = 'status', ...rest] = positionals;
    const [first = ''] = rest;
    if (rest.length === 0) {
      if (action === 'init') return initStock(common, values);
      if (action === 'invite') return inviteDesks(common, values);
      if (action === 'prune') return prune(common, values);
      if (action === 'accept') return accept(common, values.restored === true);
      const plain = plainActions[action];
      if (plain) return plain(common);
    }
    if (rest.length === 1) {
      if (action === 'join') return join(common, first);
      if (action === 'introduce') return introduce(common, first, values.called ?? '');
      if (action === 'admit')
        return admit(common, first, {
          mayWrite: values['read-only'] !== true,
          isOwner: values.owner === true,
        });
      if (action === 'confirm') return confirm(common, first);
      if (action === 'remove') return remove(common, first);
      if (action === 'trust') return trust(common, first, values);
      if (action === 'erasures' && (first === 'erase' || first === 'keep')) return decide(common, first);
    }
    throw new UsageError(usage);
  },
};

/** Verbs without anything behind them. */
const plainActions: Readonly<Record<string, (common: Common) => Promise<Answer>>> = {
  status: (common) => onStock(common, { limit: statusLimit, told: wholeStatus }),
  sync: (common) => onStock(common, { told: summary }),
  members: (common) => onStock(common, { told: members }),
  leave: (common) => leave(common),
  pause: (common) =>
    onStock(common, {
      first: ({ client }) => client.stock.pause(),
      told: (_, status) => ({ ...summary(common, status), status: 0 }),
    }),
  resume: (common) => onStock(common, { first: ({ client }) => client.stock.resume(), told: summary }),
  erasures: (common) => onStock(common, { told: listErasures }),
};

/** The invitation is read before a desk is made for it. Faults: unreadable-file, file-too-large. */
const join = async (common: Common, file: string): Promise<Answer> => {
  const bytes = file === '-' ? await readStandardInput() : await readFileWithin(file, longestInvitation);
  const invitation = Buffer.from(bytes).toString('utf8');
  return onStock(common, {
    create: true,
    first: ({ client }) => client.stock.join({ invitation }),
    told: wholeStatus,
  });
};

/** How colleagues see this desk: its clerk, and what it is called. */
const introduce = (common: Common, clerk: string, name: string): Promise<Answer> =>
  onStock(common, { first: ({ client }) => client.stock.introduce({ clerk, name }), told: summary });

const longestInvitation = 20_000;

/** What comes after the longest invitation is not waited for. */
const readStandardInput = async (): Promise<Uint8Array> => {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes > longestInvitation) break;
  }
  return Buffer.concat(parts).subarray(0, longestInvitation);
};

type Rights = { readonly mayWrite: boolean; readonly isOwner: boolean };

const admit = (common: Common, fingerprint: string, rights: Rights): Promise<Answer> =>
  onStock(common, {
    act: ({ client }, status) => {
      const { desk, fingerprint: compared } = memberWith(connected(status), fingerprint, ['waiting']);
      return client.stock.admit({ desk, fingerprint: compared, ...rights });
    },
    told: members,
  });

const confirm = (common: Common, fingerprint: string): Promise<Answer> =>
  onStock(common, {
    act: ({ client }, status) => {
      if (status.admittedBy === null) connected(status);
      return client.stock.confirm({ fingerprint: plainFingerprint(fingerprint) });
    },
    told: summary,
  });

const remove = (common: Common, fingerprint: string): Promise<Answer> =>
  onStock(common, {
    act: ({ client }, status) => {
      const { desk, isOwn } = memberWith(connected(status), fingerprint, ['waiting', 'in']);
      if (isOwn) throw new UsageError('stock leave');
      return client.stock.remove({ desk });
    },
    told: members,
  });

/** The server's new certificate, its fingerprint compared on the server itself; and its new address, where it has one. */
const trust = (
  common: Common,
  fingerprint: string,
  { host, port }: { readonly host?: string | undefined; readonly port?: string | undefined },
): Promise<Answer> => {
  const place = { fingerprint, host, port: port === undefined ? undefined : portOf(port) };
  return onStock(common, { first: ({ client }) => client.stock.trust(place), told: summary });
};

/** What was changed here is sent first, where the server answers. */
const leave = async (common: Common): Promise<Answer> => {
  let before: StockStatus | null = null;
  const say = sayerFor(common);
  const told = (_: Common, status: StockStatus): Answer => {
    const isTold = before !== null && ['in-step', 'busy', 'asked'].includes(before.state);
    const unsent = before?.waiting ?? 0;
    return {
      json: { state: status.state, isTold, unsent },
      lines: [
        say.label(`stockCommand.${isTold ? 'left' : 'leftAlone'}`),
        ...(unsent > 0 ? [say.label('stockCommand.unsent', { n: unsent })] : []),
      ],
      status: isTold && unsent === 0 ? 0 : 1,
    };
  };
  return onStock(common, {
    act: ({ client }, status) => {
      before = status;
      return client.stock.leave();
    },
    told,
  });
};

const accept = (common: Common, isRestored: boolean): Promise<Answer> =>
  onStock(common, {
    act: async ({ client }: Desk, { state }) => {
      // A desk that goes on by itself has nothing to compare anew.
      if (state === 'off') throw new Fault('stock-none');
      if (isRestored || state === 'stopped') await client.stock.accept({ isRestored });
    },
    told: summary,
  });

/** Names of the first; status 1 while a person is asked. */
const listErasures = async (common: Common, _: StockStatus, { client }: Desk): Promise<Answer> => {
  const say = sayerFor(common);
  const erasures = await client.stock.erasures();
  const { templates, first } = erasures;
  return {
    json: erasures,
    lines: [
      say.label('stockCommand.count.erasures', { n: templates.length }),
      ...first.map(({ template, name, isChanged }) =>
        say.label(`stockCommand.erasure.${isChanged ? 'changed' : 'asBefore'}`, { template, name }),
      ),
    ],
    status: templates.length > 0 ? 1 : 0,
  };
};

const decide = (common: Common, choice: 'erase' | 'keep'): Promise<Answer> =>
  onStock(common, {
    act: async ({ client }) => {
      const { templates } = await client.stock.erasures();
      return templates.length > 0
        ? client.stock.decideErasures({ choice, templates: [...templates] })
        : client.stock.status();
    },
    told: summary,
  });
