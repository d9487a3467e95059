import { Button } from "@/components/ui/button";
import { ChipLink } from "@/components/ui/chip";
import { Field, Input, Select } from "@/components/ui/field";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Icon, type IconName } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { type ReadFilter, type Show, STATUSES } from "@/lib/domain/stream/filter";
import type { Count, StreamChoices } from "@/lib/services/activity/read-activity";
import { STATUS_WORDS } from "@/lib/status-words";
import type { AdminView } from "../open";
import { STREAM, streamAddress } from "./addresses";

export interface FiltersProps {
  query: URLSearchParams;
  read: ReadFilter;
  choices: StreamChoices;
  pages: AdminView["pages"];
  /** A search that can't be answered: what to write instead. */
  textProblem: string | null;
}

/** What the stream shows: chips that are links, and a form that works without a script. */
export function Filters(props: FiltersProps) {
  const { query, read } = props;
  const { show, customerId } = read.filter;
  const hidden = { show: show === "everything" ? null : show, customer: customerId };
  const inputs = Object.entries(hidden).flatMap(([name, value]) => (value ? [{ name, value }] : []));
  return (
    <search className="filters" aria-label="Filter activity">
      <Chips query={query} show={show} choices={props.choices} />
      <form method="get" action={STREAM} className="filter-form" noValidate>
        <HiddenInputs inputs={inputs} />
        <MainFields {...props} />
        <MoreFields {...props} />
      </form>
    </search>
  );
}

function Chips({ query, show, choices }: Pick<FiltersProps, "query" | "choices"> & { show: Show }) {
  const chip = (to: Show, label: string, icon?: IconName, count?: Count) => (
    <ChipLink
      key={to}
      href={streamAddress(query, { show: to === "everything" ? null : to })}
      current={show === to}
      icon={icon}
    >
      {label} {count && count.count > 0 ? <b className="num">{countText(count)}</b> : null}
    </ChipLink>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: links that filter are no part of a form.
    <div className="chips" role="group" aria-label="Show">
      {chip("everything", "Everything")}
      {chip("needs-you", "Needs you", "warning", choices.needsYou)}
      {chip("customers", "By customers")}
      {chip("mail", "Mail problems", "mail", choices.mailTrouble)}
      {choices.customer ? (
        <ChipLink href={streamAddress(query, { customer: null })} current icon="cross">
          <VisuallyHidden>Show others than </VisuallyHidden>
          {choices.customer.name}
        </ChipLink>
      ) : null}
    </div>
  );
}

function MainFields({ read: { filter, problems }, textProblem }: FiltersProps) {
  return (
    <div className="filter-fields">
      <Field id="q" label="Customer or reference" error={textProblem}>
        {(control) => (
          <span className="searchbox">
            <Icon name="search" />
            <Input {...control} name="q" type="search" autoComplete="off" defaultValue={filter.text} />
          </span>
        )}
      </Field>
      <Field id="status" label="Status">
        {(control) => (
          <Select {...control} name="status" defaultValue={filter.status ?? ""}>
            <option value="">Any status</option>
            {STATUSES.map((status) => (
              <option key={status} value={status}>
                {STATUS_WORDS[status]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field id="from" label="Sessions from" error={problems.find(({ field }) => field === "from")?.message}>
        {(control) => <Input {...control} name="from" type="date" defaultValue={filter.from ?? ""} />}
      </Field>
      <Button small>Show</Button>
    </div>
  );
}

function MoreFields({ query, read: { filter, problems }, choices, pages }: FiltersProps) {
  const toProblem = problems.find(({ field }) => field === "to")?.message;
  const used = [filter.to, filter.pageId, filter.eventTypeId, toProblem].filter(Boolean).length;
  return (
    <details className="filter-more" open={used > 0}>
      <summary>More filters</summary>
      <div className="filter-fields filter-fields-more">
        <Field id="to" label="Sessions until" error={toProblem}>
          {(control) => (
            <Input {...control} name="to" type="date" defaultValue={filter.to ?? query.get("to") ?? ""} />
          )}
        </Field>
        {pages.length > 1 ? (
          <Field id="page" label="Booking page">
            {(control) => (
              <Select {...control} name="page" defaultValue={filter.pageId ?? ""}>
                <option value="">Any booking page</option>
                {pages.map(({ pageId, title }) => (
                  <option key={pageId} value={pageId}>
                    {title}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
        <EventTypes choices={choices} pages={pages} chosen={filter.eventTypeId} />
      </div>
    </details>
  );
}

function EventTypes({
  choices: { eventTypes },
  pages,
  chosen,
}: Pick<FiltersProps, "choices" | "pages"> & { chosen: string | null }) {
  if (eventTypes.length === 0) return null;
  const ofPages = pages
    .map((page) => ({ ...page, types: eventTypes.filter(({ pageId }) => pageId === page.pageId) }))
    .filter(({ types }) => types.length > 0);
  const options = (types: StreamChoices["eventTypes"]) =>
    types.map(({ id, title }) => (
      <option key={id} value={id}>
        {title}
      </option>
    ));
  return (
    <Field id="type" label="Event type">
      {(control) => (
        <Select {...control} name="type" defaultValue={chosen ?? ""}>
          <option value="">Any event type</option>
          {ofPages.length === 1
            ? options(eventTypes)
            : ofPages.map(({ pageId, title, types }) => (
                <optgroup key={pageId} label={title}>
                  {options(types)}
                </optgroup>
              ))}
        </Select>
      )}
    </Field>
  );
}

function countText({ count, more }: Count): string {
  return more ? `${count}+` : String(count);
}
