/** Every payload of every target, held against what the registrar's own pages say of its calls (tests/registrars). */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { certificateTypes } from '#domain/certificate/type';
import type { PayloadCall, PayloadWay } from '#domain/payload/payload';
import { isPicturePart } from '#domain/payload/picture-part';
import { writePayload } from '#domain/payload/write-payload';
import { checkTemplate } from '#domain/rule/check-template';
import { registrarCode } from '#domain/target/registrar-code';
import type { TargetPack } from '#domain/target/target';
import type { TemplateFields } from '#domain/template/fields';
import { withRegistrarId } from '#domain/template/registrar-id';
import { goodDossiers, readTarget, ruleBook, targetIds, today } from './dossiers.ts';
import { generateDossier } from './generate-dossiers.ts';

type Registrar = {
  readonly version: string;
  readonly source: readonly string[];
  readonly asOf: string;
  readonly calls: Readonly<Record<string, object>>;
  readonly wrong: readonly {
    readonly call: string;
    readonly why: string;
    readonly set?: Readonly<Record<string, unknown>>;
    readonly unset?: readonly string[];
  }[];
};

const folder = 'tests/registrars';
const registrars = new Map(
  readdirSync(folder).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Registrar,
  ]),
);
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
const validators = new Map<string, ValidateFunction>(
  [...registrars].flatMap(([name, { calls }]) =>
    Object.entries(calls).map(([call, schema]) => [`${name} ${call}`, ajv.compile(schema)] as const),
  ),
);
const registrarOf = ({ payload }: TargetPack): string => payload.replace('-intl', '');

/** The bytes of a picture that every target takes. */
const picture = Buffer.alloc(60_000, 7).toString('base64');
const sent = (parameters: PayloadCall['parameters']): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(parameters, (_, value: unknown) => {
      if (!isPicturePart(value)) return value;
      return value.picture === 'base64' ? picture : 'pictures/0001-SFZ-sample.jpg';
    }),
  ) as Record<string, unknown>;

const item = (fields: TemplateFields) => ({
  template: 'sample',
  fields,
  pictureFile: 'pictures/0001-SFZ-sample.jpg',
  sha256: '0'.repeat(64),
});

/** What the registrar's own pages find wrong with the calls. */
const objections = (calls: readonly PayloadCall[], target: TargetPack): string[] =>
  calls.flatMap(({ call, common, parameters }) => {
    const name = registrarOf(target);
    const validate = validators.get(`${name} ${call}`);
    if (!validate) return [`${call} is in no document`];
    const wrongVersion = common && common.Version !== registrars.get(name)?.version ? ['version'] : [];
    validate(sent(parameters));
    return [
      ...wrongVersion,
      ...(validate.errors ?? []).map((error) => `${call}${error.instancePath} ${error.message}`),
    ];
  });

const dossiers = [
  ...Object.values(goodDossiers),
  ...Array.from({ length: certificateTypes.length * 2 }, (_, seed) => generateDossier(seed).dossier),
];
/** With and without an extension, each language of a name, a landline. */
const variants = (fields: TemplateFields): readonly TemplateFields[] => [
  fields,
  { ...fields, phone: { ...fields.phone, extension: '801' } },
  { ...fields, domains: ['yangli-sample.cn', '样例.中国'] },
];
const knownIds: Readonly<Record<string, string>> = {
  aliyun: '3600000',
  'aliyun-intl': '3600000',
  tencent: 'tmpl-sample01',
  huawei: 'b46929f9-0aea-47f6-ae28-30e81e6cd36f1638002050637',
  volcengine: 'G0zM6RUUWLPysIuVPF7obA==',
};
const submitted = targetIds.map(readTarget).filter(({ payload }) => payload !== 'none');

describe.each(submitted.map((target) => [target.id, target] as const))('the payload for %s', (_, target) => {
  it.each(target.submission.ways.flatMap((way) => [[way, false] as const, [way, true] as const]))(
    'is what the pages ask for: by %s, id known: %s',
    (way: PayloadWay, known) => {
      let written = 0;
      for (const dossier of dossiers)
        for (const fields of variants(dossier.fields)) {
          const registrarIds = known ? withRegistrarId([], target, knownIds[target.payload] ?? '') : [];
          const payload = writePayload(item({ ...fields, registrarIds }), target, { way });
          if (!payload) {
            expect(registrarCode(target, fields.certificate.type || 'QT')).toBeNull();
            continue;
          }
          const wrong = objections(payload.calls, target);
          const told = checkTemplate({ ...dossier, fields }, target, today, ruleBook)
            .map(({ code }) => code)
            .filter((code) => code === 'country-target' || code === 'contact-name-parts');
          // Volcengine takes mainland addresses and Chinese names of contacts only: what it would refuse is told beforehand.
          if (target.payload !== 'volcengine') expect(wrong).toEqual([]);
          if (wrong.length > 0) expect({ wrong, told }).not.toEqual({ wrong, told: [] });
          else written += 1;
          // Once the registrar's id is known, only the address of an uploaded picture is left to fill in.
          const open = [...JSON.stringify(payload.calls).matchAll(/"fillIn":"(\w+)"/g)].map(
            ([, name]) => name,
          );
          if (known) expect(open.filter((name) => name !== 'ImgUrl')).toEqual([]);
        }
      expect(written).toBeGreaterThan(30);
    },
  );

  it('holds one form of every paper that it takes, and of no other', () => {
    for (const type of certificateTypes) {
      const fields = {
        ...goodDossiers.person.fields,
        certificate: { ...goodDossiers.person.fields.certificate, type },
      };
      const payload = writePayload(item(fields), target);
      expect(payload !== null, type).toBe(registrarCode(target, type) !== null);
    }
  });
});

describe('papers that a registrar has no code for', () => {
  it.each(['strict', 'aliyun-api', 'aliyun-console', 'aliyun-intl'] as const)('stop for %s', (id) => {
    for (const type of ['JGZ', 'QTTYDM'] as const) {
      const { fields, scans, picture: made } = goodDossiers.person;
      const changed = { ...fields, certificate: { ...fields.certificate, type } };
      const codes = checkTemplate({ fields: changed, scans, picture: made }, readTarget(id), today, ruleBook);
      expect(codes.map(({ code }) => code)).toContain('certificate-type-target');
    }
  });

  it('are never sent by another list: an older pack of the office with the registry’s codes', () => {
    const old = { ...readTarget('aliyun-api'), codes: { SYDWFR: 'SYDWFR', GAJMTX: 'GAJMTX', JGZ: 'JGZ' } };
    expect(registrarCode(old, 'SYDWFR')).toBe('SHIYEDANWEI');
    expect(registrarCode(old, 'GAJMTX')).toBe('TXZ');
    expect(registrarCode(old, 'JGZ')).toBeNull();
    expect(registrarCode(old, 'SFZ')).toBeNull();
  });
});

describe.each([...registrars])('the schema of %s', (name, { calls, wrong, source, asOf }) => {
  it('names its pages and their day', () => {
    expect(source.length).toBeGreaterThan(0);
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(new Set(wrong.map(({ call }) => call))).toEqual(new Set(Object.keys(calls)));
  });

  it.each(wrong.map((entry) => [entry.call, entry.why, entry] as const))(
    'refuses %s: %s',
    (call, _, entry) => {
      const right = rightCalls(name).get(call);
      const validate = validators.get(`${name} ${call}`);
      if (!right || !validate) throw new Error(`no payload has ${call}`);
      expect(validate(right), JSON.stringify(validate.errors)).toBe(true);
      const spoilt = structuredClone(right);
      for (const key of entry.unset ?? []) delete spoilt[key];
      for (const [path, value] of Object.entries(entry.set ?? {})) {
        const [last = '', ...lead] = path.split('.').reverse();
        const node = lead.reduceRight<Record<string, unknown>>(
          (at, key) => at[key] as Record<string, unknown>,
          spoilt,
        );
        node[last] = value;
      }
      expect(validate(spoilt)).toBe(false);
    },
  );
});

it('docs/payloads.md names every target with a payload and every call', () => {
  const page = readFileSync('docs/payloads.md', 'utf8');
  for (const { id } of submitted) expect(page).toContain(`\`${id}\``);
  for (const { calls } of registrars.values())
    for (const call of Object.keys(calls)) expect(page).toContain(call);
});

/** One right example of every call that the desk writes. */
const rightCalls = (name: string): ReadonlyMap<string, Record<string, unknown>> =>
  new Map(
    submitted
      .filter((target) => registrarOf(target) === name)
      .flatMap((target) =>
        target.submission.ways.flatMap((way) =>
          [[], withRegistrarId([], target, knownIds[target.payload] ?? '')].flatMap((registrarIds) => {
            const fields = { ...goodDossiers.company.fields, registrarIds };
            return writePayload(item(fields), target, { way })?.calls ?? [];
          }),
        ),
      )
      .map(({ call, parameters }) => [call, sent(parameters)]),
  );
