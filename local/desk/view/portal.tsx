// The ways into the portal: as each of the agents, by team and brand, in a tab of its own.
import { Written } from '../../../portal/controls/written.tsx';
import { teamAndBrand } from '../world/handsets.ts';
import { useWorld } from './use-world.ts';

export function Portal() {
  const { agents } = useWorld();
  return (
    <nav className="portal" aria-label="Portal">
      <details>
        <summary>Open the portal as …</summary>
        <div className="menu">
          {[...Map.groupBy(agents, ({ teamId }) => teamId)].map(([teamId, members]) => (
            <section key={teamId}>
              <h3>{teamAndBrand(members[0])}</h3>
              <ul>
                {members.map(({ agentId, name }) => (
                  <li key={agentId}>
                    <a
                      href={`/_local/sign-in/${encodeURIComponent(agentId)}`}
                      target="_blank"
                      rel="noreferrer"
                    >
                      <Written>{name}</Written>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <p className="fine">
            A reload signs in as the agent opened last. For two at once, use a private window.
          </p>
        </div>
      </details>
    </nav>
  );
}
