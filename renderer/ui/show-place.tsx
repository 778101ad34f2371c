import type { ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';

/** Paths and what stands there; `:id` is given to it. The first that fits is shown. */
export type Places = Readonly<Record<string, (id: string) => ReactNode>>;

interface ShowPlaceProps {
  readonly places: Places;
  /** Where a path leads that nothing stands at. */
  readonly home: string;
}

export function ShowPlace({ places, home }: ShowPlaceProps) {
  return (
    <Switch>
      {Object.entries(places).map(([path, show]) => (
        <Route key={path} path={path}>
          {({ id = '' }: { readonly id?: string }) => show(id)}
        </Route>
      ))}
      <Route>
        <Redirect to={home} replace />
      </Route>
    </Switch>
  );
}
