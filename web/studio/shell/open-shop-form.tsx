import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { meQuery } from '../../shared/session.ts';
import { Button, Select, TextArea, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** Asks for a shop; an operator opens it. */
export function OpenShopForm() {
  const messages = useMessages();
  const words = messages.openShop;
  const trades = Object.entries(messages.trades).map(([value, label]) => ({ value, label }));
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [trade, setTrade] = useState(trades[0]?.value ?? '');
  const [city, setCity] = useState('');
  const [introduction, setIntroduction] = useState('');
  const [wrong, setWrong] = useState(false);
  const open = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/shops', {
          body: { name: name.trim(), trade, city: city.trim(), introduction: introduction.trim() },
        }),
      ),
    onSuccess: async () => {
      await queries.refetchQueries({ queryKey: meQuery.queryKey });
      navigate({ to: '/' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tooShort = name.trim().length < 2;
    setWrong(tooShort);
    if (!tooShort) open.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <TextField
        label={words.name}
        value={name}
        maxLength={40}
        error={wrong ? words.nameWrong : null}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={words.trade}
          options={trades}
          value={trade}
          onChange={(event) => setTrade(event.target.value)}
        />
        <TextField
          label={words.city}
          value={city}
          maxLength={40}
          onChange={(event) => setCity(event.target.value)}
        />
      </div>
      <TextArea
        label={words.introduction}
        value={introduction}
        maxLength={500}
        onChange={(event) => setIntroduction(event.target.value)}
      />
      <ProblemNotice error={open.error} />
      <Button type="submit" busy={open.isPending} className="self-end">
        {words.button}
      </Button>
    </form>
  );
}
