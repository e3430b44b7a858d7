using System.Collections.Generic;
using System.Linq;
using CompiledNet.Benchmarks.Peers.C;
using CompiledNet.Benchmarks.Peers.Compiled;
using CompiledNet.Benchmarks.Peers.OnnxRuntime;
using CompiledNet.Benchmarks.Peers.PlainLoops;
using CompiledNet.Benchmarks.Peers.Python;
using CompiledNet.Benchmarks.Peers.Torch;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>Everyone there is.</summary>
public static class PeerTable
{
    public static Peer Ours { get; } = new CompiledPeer();

    /// <summary>The others, in the order of the tables.</summary>
    public static IReadOnlyList<Peer> Others { get; } =
    [
        new OneThreadPeer(),
        new FullPrecisionPeer(),
        new PlainLoopsPeer(),
        new CPeer(),
        new OnnxRuntimePeer(),
        new TorchPeer(),
        new PythonPeer(PythonPeer.PyTorch, "torch"),
        new PythonPeer(PythonPeer.ScikitLearn, "sklearn"),
    ];

    /// <summary>The peer of this name, ours included.</summary>
    public static Peer Find(string name) => Others.Append(Ours).Single(peer => peer.Name == name);
}
