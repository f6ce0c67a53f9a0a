/** Every kind of paper that the desk claims to read. */
import type { Random } from '../photos/paint.ts';
import { passport, smallCard } from './booklets.ts';
import {
  hongKongBack,
  hongKongFront,
  idBack,
  idFront,
  residenceBack,
  residenceFront,
  residentCardNew,
  residentCardOld,
  taiwanBack,
  taiwanFront,
} from './cards.ts';
import type { DrawnPaper } from './drawn.ts';
import {
  association,
  codeCertificate,
  incorporation,
  institution,
  lawFirm,
  unifiedCertificate,
} from './registers.ts';
import { licenceElectronic, licenceOld, licenceTall, licenceWide } from './sheets.ts';

export const kinds: Readonly<Record<string, (random: Random) => DrawnPaper>> = {
  'id-front': idFront,
  'id-back': idBack,
  'licence-tall': licenceTall,
  'licence-wide': licenceWide,
  'licence-electronic': licenceElectronic,
  'licence-old': licenceOld,
  'unified-code': unifiedCertificate,
  institution,
  association,
  'law-firm': lawFirm,
  'organization-code': codeCertificate,
  'hk-permit-front': hongKongFront,
  'hk-permit-back': hongKongBack,
  'tw-permit-front': taiwanFront,
  'tw-permit-back': taiwanBack,
  'residence-front': residenceFront,
  'residence-back': residenceBack,
  'resident-card-old': residentCardOld,
  'resident-card-new': residentCardNew,
  passport,
  'td2-card': smallCard,
  incorporation,
};
