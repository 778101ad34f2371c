import { Button, CopyButton as MantineCopyButton } from '@mantine/core';
import { Check, Copy } from 'lucide-react';

interface CopyButtonProps {
  /** "Copy query" */
  readonly label: string;
  readonly text: string;
}

/** Puts text on the clipboard and says so. */
export function CopyButton({ label, text }: CopyButtonProps) {
  return (
    <MantineCopyButton value={text} timeout={2000}>
      {({ copied, copy }) => (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={copied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
          onClick={copy}
        >
          <span aria-live="polite">{copied ? 'Copied' : label}</span>
        </Button>
      )}
    </MantineCopyButton>
  );
}
