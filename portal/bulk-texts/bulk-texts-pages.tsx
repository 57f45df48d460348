// The pages of bulk texts (CP-6, CP-7): all of them, a new one in three steps, and what became of one.
import { BulkListPage } from './bulk-list-page.tsx';
import { BulkPage } from './bulk-page.tsx';
import { NewBulkPage } from './new/new-bulk-page.tsx';
import '../inbox/inbox.css';
import './bulk-texts.css';

export default function BulkTextsPages({ id }: { id: string | undefined }) {
  if (id === undefined) return <BulkListPage />;
  return id === 'new' ? <NewBulkPage /> : <BulkPage key={id} bulkId={id} />;
}
