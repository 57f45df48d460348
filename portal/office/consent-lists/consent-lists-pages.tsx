// The area of lists that are brought along: choose a file, see what would be imported, import it, mend what was refused.
import { useState } from 'react';
import { Route, Switch } from 'wouter';
import { Page } from '../../controls/page.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import { NothingHere } from '../nothing-here.tsx';
import { fileSizeWords, mostBytes } from '../shared/csv/file-size.ts';
import { Choice, Labelled } from '../shared/field.tsx';
import { type ConsentList, columns, type ListFault, readConsentList } from './consent-list.ts';
import { ImportPanel } from './import-panel.tsx';
import { listWords } from './list-words.ts';
import { consentListsWords } from './words.ts';
import './consent-lists.css';

const encodings = ['utf-8', 'windows-1252', 'macintosh', 'utf-16le', 'utf-16be', 'iso-8859-15'];

export default function ConsentListsPages() {
  return (
    <Switch>
      <Route path="/office/consent-lists" component={ConsentListsPage} />
      <Route>
        <NothingHere />
      </Route>
    </Switch>
  );
}

type Chosen = { name: string; bytes: Uint8Array };

function ConsentListsPage() {
  const own = useWordsOf(consentListsWords);
  const says = useWordsOf(listWords);
  const tooBig = useWordsOf(fileSizeWords);
  const [chosen, setChosen] = useState<Chosen>();
  const [encoding, setEncoding] = useState('');
  const [read, setRead] = useState<ConsentList | ListFault>();
  const [turn, setTurn] = useState(0);
  const open = (file: Chosen, named: string) => {
    setChosen(file);
    setTurn(turn + 1);
    setRead(readConsentList(file.bytes, says, named === '' ? undefined : named));
  };
  const fault = read !== undefined && 'fault' in read ? read.fault : undefined;
  return (
    <Page title={own.title} windowTitle={own.title}>
      <p className="quiet">{own.intro}</p>
      <div className="panel">
        <div className="fields">
          <Labelled id="file" label={own.file} hint={own.fileHint(columns.join(', '))} fault={fault}>
            {(described) => (
              <input
                {...described}
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/plain"
                onChange={async (event) => {
                  const file = event.target.files?.[0];
                  if (file === undefined) return;
                  if (file.size > mostBytes) {
                    setChosen(undefined);
                    setRead({ fault: tooBig });
                  } else open({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, encoding);
                }}
              />
            )}
          </Labelled>
          <Choice
            id="encoding"
            label={own.encoding}
            value={encoding}
            onValue={(named) => {
              setEncoding(named);
              if (chosen !== undefined) open(chosen, named);
            }}
          >
            <option value="">{own.recognized}</option>
            {encodings.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </Choice>
        </div>
      </div>
      {read !== undefined && !('fault' in read) && <ImportPanel key={turn} list={read} />}
    </Page>
  );
}
