import { Button } from '@mantine/core';
import { SearchCheck } from 'lucide-react';
import { useLocation } from 'wouter';

/** The way to *Find a number*. */
export function FindLink() {
  const [, go] = useLocation();
  return (
    <Button
      variant="default"
      leftSection={<SearchCheck size={16} aria-hidden />}
      onClick={() => go('/find')}
    >
      Find a number
    </Button>
  );
}
