/** Countries and regions of ISO 3166-1: alpha-2, alpha-3 and numeric codes. Names come from the platform (Intl.DisplayNames). */

/** Eight characters each: alpha-2, alpha-3, numeric. */
const table =
  'AFAFG004 AXALA248 ALALB008 DZDZA012 ASASM016 ADAND020 AOAGO024 AIAIA660 AQATA010 AGATG028 ' +
  'ARARG032 AMARM051 AWABW533 AUAUS036 ATAUT040 AZAZE031 BSBHS044 BHBHR048 BDBGD050 BBBRB052 ' +
  'BYBLR112 BEBEL056 BZBLZ084 BJBEN204 BMBMU060 BTBTN064 BOBOL068 BQBES535 BABIH070 BWBWA072 ' +
  'BVBVT074 BRBRA076 IOIOT086 BNBRN096 BGBGR100 BFBFA854 BIBDI108 CVCPV132 KHKHM116 CMCMR120 ' +
  'CACAN124 KYCYM136 CFCAF140 TDTCD148 CLCHL152 CNCHN156 CXCXR162 CCCCK166 COCOL170 KMCOM174 ' +
  'CGCOG178 CDCOD180 CKCOK184 CRCRI188 CICIV384 HRHRV191 CUCUB192 CWCUW531 CYCYP196 CZCZE203 ' +
  'DKDNK208 DJDJI262 DMDMA212 DODOM214 ECECU218 EGEGY818 SVSLV222 GQGNQ226 ERERI232 EEEST233 ' +
  'SZSWZ748 ETETH231 FKFLK238 FOFRO234 FJFJI242 FIFIN246 FRFRA250 GFGUF254 PFPYF258 TFATF260 ' +
  'GAGAB266 GMGMB270 GEGEO268 DEDEU276 GHGHA288 GIGIB292 GRGRC300 GLGRL304 GDGRD308 GPGLP312 ' +
  'GUGUM316 GTGTM320 GGGGY831 GNGIN324 GWGNB624 GYGUY328 HTHTI332 HMHMD334 VAVAT336 HNHND340 ' +
  'HKHKG344 HUHUN348 ISISL352 ININD356 IDIDN360 IRIRN364 IQIRQ368 IEIRL372 IMIMN833 ILISR376 ' +
  'ITITA380 JMJAM388 JPJPN392 JEJEY832 JOJOR400 KZKAZ398 KEKEN404 KIKIR296 KPPRK408 KRKOR410 ' +
  'KWKWT414 KGKGZ417 LALAO418 LVLVA428 LBLBN422 LSLSO426 LRLBR430 LYLBY434 LILIE438 LTLTU440 ' +
  'LULUX442 MOMAC446 MGMDG450 MWMWI454 MYMYS458 MVMDV462 MLMLI466 MTMLT470 MHMHL584 MQMTQ474 ' +
  'MRMRT478 MUMUS480 YTMYT175 MXMEX484 FMFSM583 MDMDA498 MCMCO492 MNMNG496 MEMNE499 MSMSR500 ' +
  'MAMAR504 MZMOZ508 MMMMR104 NANAM516 NRNRU520 NPNPL524 NLNLD528 NCNCL540 NZNZL554 NINIC558 ' +
  'NENER562 NGNGA566 NUNIU570 NFNFK574 MKMKD807 MPMNP580 NONOR578 OMOMN512 PKPAK586 PWPLW585 ' +
  'PSPSE275 PAPAN591 PGPNG598 PYPRY600 PEPER604 PHPHL608 PNPCN612 PLPOL616 PTPRT620 PRPRI630 ' +
  'QAQAT634 REREU638 ROROU642 RURUS643 RWRWA646 BLBLM652 SHSHN654 KNKNA659 LCLCA662 MFMAF663 ' +
  'PMSPM666 VCVCT670 WSWSM882 SMSMR674 STSTP678 SASAU682 SNSEN686 RSSRB688 SCSYC690 SLSLE694 ' +
  'SGSGP702 SXSXM534 SKSVK703 SISVN705 SBSLB090 SOSOM706 ZAZAF710 GSSGS239 SSSSD728 ESESP724 ' +
  'LKLKA144 SDSDN729 SRSUR740 SJSJM744 SESWE752 CHCHE756 SYSYR760 TWTWN158 TJTJK762 TZTZA834 ' +
  'THTHA764 TLTLS626 TGTGO768 TKTKL772 TOTON776 TTTTO780 TNTUN788 TRTUR792 TMTKM795 TCTCA796 ' +
  'TVTUV798 UGUGA800 UAUKR804 AEARE784 GBGBR826 USUSA840 UMUMI581 UYURY858 UZUZB860 VUVUT548 ' +
  'VEVEN862 VNVNM704 VGVGB092 VIVIR850 WFWLF876 EHESH732 YEYEM887 ZMZMB894 ZWZWE716';

const rows = table
  .split(' ')
  .map((row) => ({ alpha2: row.slice(0, 2), alpha3: row.slice(2, 5), numeric: row.slice(5) }));

/** Alpha-2 codes. */
export const countryCodes: readonly string[] = rows.map((row) => row.alpha2);

export const alpha3Codes: readonly string[] = rows.map((row) => row.alpha3);

const byAlpha3 = new Map(rows.map((row) => [row.alpha3, row.alpha2]));
const byNumeric = new Map(rows.map((row) => [row.numeric, row.alpha2]));
const known = new Set(countryCodes);

export const isCountryCode = (code: string): boolean => known.has(code);

/** Alpha-2 code of an alpha-3 one. */
export const countryOfAlpha3 = (code: string): string | undefined => byAlpha3.get(code);

/** Alpha-2 code of a numeric one (three digits). */
export const countryOfNumeric = (code: string): string | undefined => byNumeric.get(code);

let byZh: ReadonlyMap<string, string> | null = null;

/** Alpha-2 code of a Chinese name, as the platform knows it. */
export const countryOfZh = (name: string): string | undefined => {
  const names = new Intl.DisplayNames('zh-CN', { type: 'region' });
  byZh ??= new Map(countryCodes.map((code) => [names.of(code) ?? code, code]));
  return byZh.get(name);
};

/** Regions whose residents have papers of their own in the real-name rules. */
export type RegistrantRegion = 'mainland' | 'hk-mo' | 'taiwan' | 'overseas';

export const registrantRegion = (country: string): RegistrantRegion =>
  country === 'CN'
    ? 'mainland'
    : country === 'HK' || country === 'MO'
      ? 'hk-mo'
      : country === 'TW'
        ? 'taiwan'
        : 'overseas';
