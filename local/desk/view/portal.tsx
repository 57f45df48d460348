// The ways into the portal: as each of the agents, in a tab of its own.
import { useWorld } from './use-world.ts';

export function Portal() {
  const { agents } = useWorld();
  return (
    <nav className="portal" aria-label="Portal">
      <details>
        <summary>Open the portal as …</summary>
        <div className="menu">
          <ul>
            {agents.map(({ teamId, agentId, name }) => (
              <li key={`${teamId} ${agentId}`}>
                <a href={`/_local/sign-in/${encodeURIComponent(agentId)}`} target="_blank" rel="noreferrer">
                  {name}
                </a>
              </li>
            ))}
          </ul>
          <p className="fine">
            A reload signs in as the agent opened last. For two at once, use a private window.
          </p>
        </div>
      </details>
    </nav>
  );
}
