namespace CompiledNet;

/// <summary>
/// What generic code needs besides <see cref="INetwork{T}"/> to make networks of a class that it does not know: every network has it,
/// and no reflection is in it. <c>static double Score&lt;TNetwork&gt;(Dataset data) where TNetwork : class, INetwork&lt;TNetwork, float&gt;</c>
/// may create, clone, train and describe a <c>TNetwork</c>.
/// </summary>
/// <typeparam name="TSelf">The class of the network.</typeparam>
/// <typeparam name="T"><see cref="float"/>, or <see cref="double"/> for a network declared with double precision.</typeparam>
public interface INetwork<TSelf, T> : INetwork<T> where TSelf : class, INetwork<TSelf, T> where T : unmanaged
{
    /// <summary>Layers, parameters, inputs and outputs of all networks of the class.</summary>
    static abstract NetworkDescription Describe();

    /// <summary>A network with the first random weights of a seed, or with zeros for weights to be filled in.</summary>
    /// <param name="seed">The same seed gives the same weights; null gives zeros.</param>
    static abstract TSelf Create(int? seed);

    /// <summary>A network with the weights of a file.</summary>
    /// <param name="path">A file that a network of the same structure was saved to.</param>
    /// <exception cref="WeightFileException">The file cannot be read, is damaged, or is of another structure.</exception>
    static abstract TSelf FromFile(string path);

    /// <summary>Another network of the same class with the same parameters, the same names of features and classes, and the same pipeline; each then goes its own way.</summary>
    TSelf Clone();

    /// <summary>A caller of its own memory over this network's parameters: as many as wish may predict at the same time. One that can step is an <see cref="IStreamingSession{T}"/>.</summary>
    ISession<T> CreateSession();
}
