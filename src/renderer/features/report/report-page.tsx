/** A check report on paper: of one template as it stands now, or of a bundle. Prints without the window around it. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { faultOf } from '#contract/fault-of';
import type { BundleView, TemplateView } from '#contract/views';
import { officeTime } from '#domain/date/office-day';
import type { Finding } from '#domain/finding/finding';
import { maskNumber } from '#domain/number/format-number';
import { displayName } from '#domain/template/display-name';
import { runAction, useActions } from '../../app/actions.ts';
import { useDesk } from '../../app/desk.tsx';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { bundlesQuery, templateQuery, useStatus, useTarget } from '../../app/queries.ts';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { BackIcon, PrintIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { LevelIcon, standingOf } from '../../parts/level.tsx';
import { reachable } from '../../parts/reachable.ts';
import { kilobytes } from '../../parts/size-gauge.tsx';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import './report.css';

export const ReportPage = ({ of, id }: { readonly of: 'template' | 'bundle'; readonly id: string }) => {
  const t = useText();
  const desk = useDesk();
  const template = useQuery({ ...templateQuery(desk, id), enabled: of === 'template' });
  const bundles = useQuery({ ...bundlesQuery(desk), enabled: of === 'bundle' });
  const bundle = bundles.data?.find((one) => one.id === id);
  const error = template.error ?? bundles.error;
  const leave = () => goTo(of === 'template' ? openTemplate(id) : { page: 'bundles' }, 'replace');
  useActions([
    {
      id: 'report.print',
      group: 'template',
      text: 'report.print',
      keys: ['p'],
      run: () => runAction('app.print'),
    },
    { id: 'report.back', group: 'template', text: 'report.back', keys: ['escape'], run: leave },
  ]);
  return (
    <main className="report">
      <header className="page-head report-bar">
        <h1>{t(of === 'template' ? 'report.title' : 'report.bundleTitle')}</h1>
        <span className="grow" />
        <Button look="primary" icon={<PrintIcon />} keys="P" autoFocus onPress={() => runAction('app.print')}>
          {t('report.print')}
        </Button>
        {desk.can.pdf ? <Button onPress={() => runAction('app.pdf')}>{t('action.pdf')}</Button> : null}
        <Button icon={<BackIcon />} keys="Esc" onPress={leave}>
          {t('report.back')}
        </Button>
      </header>
      <div className="report-stage scrolls" {...reachable}>
        {error ? <Trouble fault={faultOf(error)} /> : null}
        {!error && !template.data && !bundle ? <Skeleton lines={10} /> : null}
        {template.data ? <TemplateSheet view={template.data} /> : null}
        {bundle ? <BundleSheet bundle={bundle} /> : null}
      </div>
    </main>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const TemplateSheet = ({ view }: { readonly view: TemplateView }) => {
  const t = useText();
  const say = useSayer();
  const language = useLanguage();
  const { blobUrl } = useDesk();
  const today = useStatus()?.today ?? '';
  const { certificate, domains, target: own } = view.fields;
  const target = useTarget(own);
  const standing = standingOf(t, view.state, view.check);
  const { picture } = view;
  return (
    <article className="sheet">
      <p className="sheet-kind">{t('report.title')}</p>
      <h2 className="as-typed">{displayName(view.fields) || t('template.unnamed')}</h2>
      <div className="sheet-top">
        <dl>
          <Fact name={t('report.result')}>
            <b>{standing.text}</b>
          </Fact>
          <Fact name={t('report.target')}>
            {target ? [target.name[language === 'en' ? 'en' : 'zh'], target.id, target.asOf].join(' · ') : ''}
          </Fact>
          <Fact name={t('report.paper')}>
            {certificate.type ? say.certificate(certificate.type) : t('templates.noPaper')}
          </Fact>
          <Fact name={t('report.number')}>
            <span className="num sheet-number">
              {certificate.number ? maskNumber(certificate.number) : '–'}
            </span>
          </Fact>
          <Fact name={t('report.validity')}>
            {[
              certificate.issued || '–',
              certificate.expires === 'long-term' ? t('form.longTerm') : certificate.expires || '–',
            ].join(' / ')}
          </Fact>
          <Fact name={t('report.domains')}>{domains.join(t('history.comma')) || '–'}</Fact>
          <Fact name={t('report.picture')}>
            {picture
              ? `${picture.output.extension.toUpperCase()} ${picture.output.width} × ${picture.output.height}, ${picture.output.dpi} dpi, ${kilobytes(picture.output.bytes)} KB`
              : t('report.noPicture')}
          </Fact>
        </dl>
        {picture ? <img src={blobUrl(`picture/${picture.id}`)} alt={t('report.picture')} /> : null}
      </div>
      <h3>{t('report.findings')}</h3>
      <Findings findings={view.findings} />
      <p className="sheet-end">{t('report.made', { day: today })}</p>
    </article>
  );
};

const BundleSheet = ({ bundle }: { readonly bundle: BundleView }) => {
  const t = useText();
  const language = useLanguage();
  const target = useTarget(bundle.target);
  return (
    <article className="sheet">
      <p className="sheet-kind">{t('report.bundleTitle')}</p>
      <h2 className="num">{bundle.fileName}</h2>
      <dl>
        <Fact name={t('report.target')}>
          {target?.id === bundle.target
            ? [target.name[language === 'en' ? 'en' : 'zh'], target.id].join(' · ')
            : bundle.target}
        </Fact>
        <Fact name={t('report.madeAt')}>{officeTime(bundle.madeAt)}</Fact>
        <Fact name="SHA-256">
          <span className="num">{bundle.sha256}</span>
        </Fact>
      </dl>
      <h3>{t('report.inside', { n: bundle.items.length })}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('report.templates')}</th>
            <th scope="col">{t('report.file')}</th>
          </tr>
        </thead>
        <tbody>
          {bundle.items.map((item) => (
            <tr key={item.template}>
              <td className="as-typed">{item.name || t('template.unnamed')}</td>
              <td className="num">{item.files.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('report.left', { n: bundle.left.length })}</h3>
      {bundle.left.length === 0 ? <p>{t('report.none')}</p> : null}
      {bundle.left.map((entry) => (
        <section key={entry.template} className="sheet-left">
          <h4 className="as-typed">{entry.name || t('template.unnamed')}</h4>
          <Findings findings={entry.reasons} />
        </section>
      ))}
      <p className="sheet-end">{t('report.fullInside')}</p>
    </article>
  );
};

const Findings = ({ findings }: { readonly findings: readonly Finding[] }) => {
  const t = useText();
  const say = useSayer();
  if (findings.length === 0) return <p>{t('findings.none')}</p>;
  return (
    <ul className="sheet-findings">
      {findings.map((finding) => (
        <li key={`${finding.code}-${JSON.stringify(finding.at)}`}>
          <LevelIcon level={finding.level} />
          <span>
            {t(`level.${finding.level}`)}
            {say.finding(finding)}{' '}
            <small>{[say.place(finding), finding.requirements.join(' ')].filter(Boolean).join(' · ')}</small>
          </span>
        </li>
      ))}
    </ul>
  );
};
