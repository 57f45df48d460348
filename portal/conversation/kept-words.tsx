// What an agent had typed when a teammate was first, or the time ran out: to copy, or to throw away.
import { useState } from 'react';
import { useAnnounce } from '../controls/announcer.tsx';
import { useWordsOf } from '../messages/language.tsx';

const english = {
  title: 'What you wrote',
  more: 'It was not sent. Copy it if you can use it for another client.',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'Your browser did not let us copy it. Select the text and copy it yourself.',
  forget: 'Discard',
};

const french: typeof english = {
  title: 'Ce que vous aviez écrit',
  more: 'Rien n’a été envoyé. Copiez-le s’il peut servir pour un autre client.',
  copy: 'Copier',
  copied: 'Copié.',
  notCopied: 'Votre navigateur n’a pas permis la copie. Sélectionnez le texte et copiez-le.',
  forget: 'Jeter',
};

const spanish: typeof english = {
  title: 'Lo que escribió',
  more: 'No se envió. Cópielo si le sirve para otro cliente.',
  copy: 'Copiar',
  copied: 'Copiado.',
  notCopied: 'Su navegador no permitió copiarlo. Seleccione el texto y cópielo usted.',
  forget: 'Descartar',
};

export default function KeptWords({ body, onForget }: { body: string; onForget: () => void }) {
  const own = useWordsOf({ en: english, fr: french, es: spanish });
  const announce = useAnnounce();
  const [isCopied, setCopied] = useState<boolean>();
  const copy = async () => {
    const done = await navigator.clipboard.writeText(body).then(
      () => true,
      () => false,
    );
    setCopied(done);
    announce(done ? own.copied : own.notCopied);
  };
  return (
    <section className="panel">
      <h2>{own.title}</h2>
      <p className="quiet">{own.more}</p>
      <p className="notes" dir="auto">
        {body}
      </p>
      <div className="acts">
        <button type="button" onClick={() => void copy()}>
          {own.copy}
        </button>
        <button type="button" className="is-quiet" onClick={onForget}>
          {own.forget}
        </button>
        {isCopied !== undefined && <span>{isCopied ? own.copied : own.notCopied}</span>}
      </div>
    </section>
  );
}
