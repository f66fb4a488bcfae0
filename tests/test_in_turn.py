import asyncio

from tutor.core.in_turn import InTurn


async def test_who_shares_a_name_takes_turns_and_others_do_not_wait() -> None:
    in_turn, seen = InTurn(), list[str]()

    async def work(name: str, number: int) -> None:
        async with in_turn[name]:
            seen.append(f"{name}{number} begins")
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            seen.append(f"{name}{number} ends")

    await asyncio.gather(work("a", 1), work("a", 2), work("b", 1), work("a", 3))

    assert [each for each in seen if each.startswith("a")] == [f"a{n} {what}" for n in (1, 2, 3) for what in ("begins", "ends")]
    assert seen.index("b1 begins") < seen.index("a1 ends")


async def test_a_name_is_kept_while_somebody_works_or_waits_and_forgotten_after() -> None:
    in_turn, at_work = InTurn(), asyncio.Event()

    async def work(name: str) -> None:
        async with in_turn[name]:
            await at_work.wait()

    tasks = [asyncio.create_task(work(name)) for name in ("a", "a", "b")]
    await asyncio.sleep(0)
    assert (len(in_turn), in_turn["a"].locked(), in_turn["c"].locked()) == (2, True, False)

    at_work.set()
    await asyncio.gather(*tasks)
    del tasks
    assert len(in_turn) == 0


async def test_a_thousand_lessons_leave_no_lock_behind() -> None:
    in_turn = InTurn()
    for number in range(1000):
        async with in_turn[str(number)]:
            assert len(in_turn) == 1

    assert len(in_turn) == 0
