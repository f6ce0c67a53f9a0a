/** Turns one template into what its registrar's documents ask for. */
import { registrarCode } from '../target/registrar-code.ts';
import type { TargetPack } from '../target/target.ts';
import { registrarIdOf } from '../template/registrar-id.ts';
import { aliyun, aliyunInternational } from './aliyun.ts';
import { huawei } from './huawei.ts';
import { credentialNumberOf, type PayloadInput } from './parts.ts';
import type { Payload, PayloadBody, PayloadItem, PayloadWay } from './payload.ts';
import { tencent } from './tencent.ts';
import { volcengine } from './volcengine.ts';

const writers: Readonly<
  Record<Exclude<TargetPack['payload'], 'none'>, (input: PayloadInput) => PayloadBody>
> = {
  aliyun,
  'aliyun-intl': aliyunInternational,
  tencent,
  huawei,
  volcengine,
};

/** `domains` are the names to verify; without them, those of the template. They count for the way `domain` only. */
export type PayloadChoice = { readonly way?: PayloadWay; readonly domains?: readonly string[] };

/**
 * Null where there is nothing to send: the target has no payload or not this way, the registrar has no code for the paper, or no name
 * is to be verified. The picture and values from the registrar's answers stay parts to be filled in (`PicturePart`, `FillIn`).
 */
export const writePayload = (
  { template, fields, pictureFile, sha256 }: PayloadItem,
  target: TargetPack,
  { way = 'template', domains = fields.domains }: PayloadChoice = {},
): Payload | null => {
  const { payload, submission } = target;
  const { type } = fields.certificate;
  if (payload === 'none' || type === '' || !submission.ways.includes(way)) return null;
  const credentialType = registrarCode(target, type);
  if (credentialType === null || (way === 'domain' && domains.length === 0)) return null;
  const body = writers[payload]({
    fields,
    credentialType,
    credentialNumber: credentialNumberOf(fields, target),
    registrarId: registrarIdOf(fields, target),
    domains: way === 'domain' ? domains : [],
  });
  return { template, way, pictureFile, sha256, sheet: [], notes: [], ...body };
};
