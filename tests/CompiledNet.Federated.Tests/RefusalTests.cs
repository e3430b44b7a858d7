using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CompiledNet.Federated.Tests;

/// <summary>Updates that are not taken: named by what differs, and nothing is lost.</summary>
public sealed class RefusalTests
{
    public static TheoryData<string, RefusalReason, string> Bad => new()
    {
        { "not asked", RefusalReason.NotInvited, "the client was not asked to take part in round 0" },
        { "twice", RefusalReason.SentTwice, "an update of the client for round 0 was taken before; that one counts" },
        { "too many bytes", RefusalReason.TooManyBytes, "expected an update of at most " },
        { "garbage", RefusalReason.Unreadable, "The message is no update: Weight data: expected a header of at most 100000000 bytes" },
        { "empty", RefusalReason.Unreadable, "The message is no update: Weight data: expected a safetensors file, got one of 0 bytes" },
        { "cut", RefusalReason.Unreadable, "The message is no update: Weight data, tensor 'kind/kernel': expected data within the 196 bytes of the file, got bytes 132 to 204" },
        { "a damaged bit", RefusalReason.Unreadable, "The update is damaged: Weight data: expected content with the checksum " },
        { "weights of a file", RefusalReason.Unreadable, "The message is no update: expected the text 'compilednet.federated', got none." },
        { "a later round", RefusalReason.OtherRound, "expected an update of round 0, got one of round 1" },
        { "another version", RefusalReason.OtherNetwork, "the network Points expects 'Activation = Tanh' of 'hidden' (Dense), got 'Activation = ReLU'" },
        { "another shape", RefusalReason.OtherStructure, "the network Points expects [4, 6] for 'hidden/kernel', got [24]" },
        { "a tensor less", RefusalReason.OtherStructure, "the network Points expects a tensor 'kind/bias', got none" },
        { "a tensor more", RefusalReason.OtherStructure, "the network Points expects no tensor 'secret'" },
        { "a NaN", RefusalReason.NotFinite, "expected finite weights, got NaN at 1 of 'kind/bias'" },
        { "beyond singles", RefusalReason.NotFinite, "expected finite weights, got Infinity at 2 of 'kind/bias'" },
        { "a loss of NaN", RefusalReason.NotFinite, "expected a finite loss, got NaN" },
        { "no samples", RefusalReason.NoSamples, "expected an update that was trained on a sample at least, got one on -5" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_update_is_refused_by_name_and_a_better_one_taken(string kind, RefusalReason reason, string message)
    {
        var network = new Points(seed: 1);
        int[] before = Clients.Bits(network);
        var server = new FederatedServer(network, new FederatedOptions { ClientsPerRound = 2, Quorum = 2 });
        server.Begin(["a", "b"]);
        server.Receive("b", Clients.Update(new Points(seed: 2))).ShouldBeNull();

        string client = kind switch { "not asked" => "c", "twice" => "b", _ => "a" };
        var refusal = server.Receive(client, Message(kind)).ShouldNotBeNull();
        (refusal.Client, refusal.Reason).ShouldBe((client, reason));
        refusal.Message.ShouldStartWith(message);
        refusal.Message.Length.ShouldBeLessThanOrEqualTo(400);
        Clients.Bits(network).ShouldBe(before);
        server.Received.ShouldBe(["b"]);
        server.IsComplete.ShouldBe(client == "a");

        server.Receive("a", Clients.Update(new Points(seed: 3))).ShouldBeNull();
        var record = server.Close();
        record.Refusals.ShouldBe([refusal]);
        record.Absences.ShouldBeEmpty();
        record.Contributions.Select(contribution => contribution.Client).ShouldBe(["a", "b"]);
        float[] first = Clients.Weights(new Points(seed: 3)), second = Clients.Weights(new Points(seed: 2));
        Clients.Weights(network).ShouldBe(first.Zip(second, (x, y) => (float)(0.5 * x + 0.5 * y)));
    }

    [Fact]
    public void Every_cut_and_every_changed_byte_of_an_update_is_taken_or_refused_and_nothing_else()
    {
        var server = new FederatedServer(new Eight(seed: 1));
        server.Begin(["a"]);
        byte[] message = Clients.Update(new Eight(seed: 2)).ToArray();
        for (int length = 0; length < message.Length; length++) server.Receive("a", message.AsMemory(0, length)).ShouldNotBeNull();
        int header = BitConverter.ToInt32(message) + 8;
        for (int i = 0; i < header; i++)
        {
            byte[] changed = [.. message];
            changed[i] ^= 4;
            var other = new FederatedServer(new Eight(seed: 1));
            other.Begin(["a"]);
            Should.NotThrow(() => other.Receive("a", changed));
        }
    }

    [Fact]
    public void Double_precision_is_an_update_too()
    {
        var network = new Eight(seed: 1);
        var server = new FederatedServer(network);
        server.Begin(["a"]);
        server.Receive("a", WithTensors(new Eight(seed: 2), tensors => tensors.Select(tensor => new NamedTensor(tensor.Name, [.. tensor.Shape], Array.ConvertAll(tensor.ToArray(), value => (double)value))))).ShouldBeNull();
        server.Close();
        Clients.Bits(network).ShouldBe(Clients.Bits(new Eight(seed: 2)));
    }

    [Fact]
    public void An_update_of_a_closed_round_is_late()
    {
        var server = new FederatedServer(new Points(seed: 1));
        server.Begin(["a", "b"]);
        server.Receive("a", Clients.Update(new Points(seed: 2)));
        var record = server.Close();
        record.Absences.ShouldBe([new Absence("b", "it has sent nothing before the round was closed")]);
        server.Receive("b", Clients.Update(new Points(seed: 3)))!.Reason.ShouldBe(RefusalReason.NotInvited);
        server.Begin(["a", "b"]);
        server.Receive("b", Clients.Update(new Points(seed: 3)))!.Message.ShouldBe("expected an update of round 1, got one of round 0");
    }

    [Fact]
    public void A_name_that_cannot_be_kept_is_refused()
    {
        foreach (string name in new[] { "", "a\u001b[2J", "\ud800", new string('x', 201) })
        {
            var server = new FederatedServer(new Points(seed: 1));
            Should.Throw<ArgumentException>(() => server.Begin(["a", name]));
            server.IsOpen.ShouldBeFalse();
            server.Begin(["a"]);
            Should.Throw<ArgumentException>(() => server.Receive(name, Clients.Update(new Points(seed: 2))));
            server.Close().Refusals.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Who_sends_nonsense_a_thousand_times_takes_no_more_memory()
    {
        var server = new FederatedServer(new Points(seed: 1));
        server.Begin(["a", "b"]);
        for (int i = 0; i < 1100; i++) server.Receive("x", default)!.Reason.ShouldBe(RefusalReason.NotInvited);
        server.Receive("a", default)!.Reason.ShouldBe(RefusalReason.Unreadable);
        server.Receive("b", Clients.Update(new Points(seed: 2))).ShouldBeNull();
        server.IsComplete.ShouldBeTrue();
        server.Close().Refusals.Count.ShouldBe(1000);
    }

    [Fact]
    public void What_a_stranger_writes_gives_no_orders_to_a_terminal()
    {
        var refusal = new Refusal("a", RefusalReason.OtherStructure, "\u001b[2J" + new string('x', 1000));
        refusal.Message.Length.ShouldBe(400);
        refusal.Message.ShouldStartWith(" [2Jxxx");
        refusal.Message.ShouldEndWith("x…");
    }

    [Fact]
    public void A_client_of_another_version_says_itself_what_differs()
    {
        var server = new FederatedServer(new Points(seed: 1));
        var network = new PointsOfAnotherVersion(seed: 2);
        var client = new LocalClient("a", network, Clients.Data(5, 1));
        Should.Throw<WeightFileException>(() => client.Train(server.Begin(["a"]))).Message
            .ShouldBe("Weight data: the network PointsOfAnotherVersion expects 'Activation = ReLU' of 'hidden' (Dense), got 'Activation = Tanh'");
        Clients.Bits(network).ShouldBe(Clients.Bits(new PointsOfAnotherVersion(seed: 2)));
    }

    private static ReadOnlyMemory<byte> Message(string kind) => kind switch
    {
        "too many bytes" => new byte[10_000],
        "garbage" => Enumerable.Repeat((byte)171, 500).ToArray(),
        "empty" => default,
        "cut" => Clients.Update(new Points(seed: 3))[..^8],
        "a damaged bit" => Damaged(),
        "weights of a file" => Weights(),
        "a later round" => Clients.Update(new Points(seed: 3), round: 1),
        "another version" => Clients.Update(new PointsOfAnotherVersion(seed: 3)),
        "another shape" => WithTensors(new Points(seed: 3), tensors => tensors.Select(tensor => tensor.Name == "hidden/kernel" ? new NamedTensor(tensor.Name, [24], tensor.ToArray()) : tensor)),
        "a tensor less" => WithTensors(new Points(seed: 3), tensors => tensors.Where(tensor => tensor.Name != "kind/bias")),
        "a tensor more" => WithTensors(new Points(seed: 3), tensors => tensors.Append(new NamedTensor("secret", [], (ReadOnlySpan<float>)[1]))),
        "a NaN" => WithTensors(new Points(seed: 3), tensors => Replace(tensors, "kind/bias", [0, double.NaN, 0])),
        "beyond singles" => WithTensors(new Points(seed: 3), tensors => Replace(tensors, "kind/bias", [0, 0, 1e300])),
        "a loss of NaN" => Clients.Update(new Points(seed: 3), loss: double.NaN),
        "no samples" => Clients.Update(new Points(seed: 3), samples: -5),
        _ => Clients.Update(new Points(seed: 3)),
    };

    private static IEnumerable<NamedTensor> Replace(IEnumerable<NamedTensor> tensors, string name, double[] values) =>
        tensors.Select(tensor => tensor.Name == name ? new NamedTensor(name, [.. tensor.Shape], values) : tensor);

    private static ReadOnlyMemory<byte> Weights()
    {
        var stream = new MemoryStream();
        new Points(seed: 3).Save(stream);
        return stream.ToArray();
    }

    // The last byte is one of a weight.
    private static ReadOnlyMemory<byte> Damaged()
    {
        byte[] update = Clients.Update(new Points(seed: 3)).ToArray();
        update[^1] ^= 1;
        return update;
    }

    private static ReadOnlyMemory<byte> WithTensors(INetwork<float> network, Func<IEnumerable<NamedTensor>, IEnumerable<NamedTensor>> change)
    {
        var file = SafeTensors.Read(new MemoryStream(Clients.Update(network).ToArray()));
        var stream = new MemoryStream();
        NamedTensor[] tensors = [.. change(file.Tensors)];
        SafeTensors.Write(stream, tensors, SafeTensors.Seal(tensors, file.Metadata));
        return stream.ToArray();
    }
}
