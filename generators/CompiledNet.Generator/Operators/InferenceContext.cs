using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>What an operator is told when it derives the shape of a layer, and where it reports what is wrong.</summary>
internal sealed class InferenceContext(GraphNode node, ImmutableArray<Shape> inputs, int frames, ICollection<Problem> problems, ParameterSpec? tied = null)
{
    public GraphNode Node { get; } = node;

    /// <summary>The shapes of the layers it reads.</summary>
    public ImmutableArray<Shape> Inputs { get; } = inputs;

    /// <summary>How many frames of a sequence are taken for samples in what it reads.</summary>
    public int Frames { get; } = frames;

    /// <summary>The parameter of another layer that it uses transposed, if it does.</summary>
    public ParameterSpec? Tied { get; } = tied;

    /// <summary>The shape of the only or first layer it reads.</summary>
    public Shape Input => Inputs[0];

    public Argument? Argument(string name) => Node.Spec.Arguments.FirstOrDefault(argument => argument.Name == name);

    public double Number(string name, double otherwise) => Argument(name) is { Numbers.Count: > 0 } argument ? argument.Numbers[0] : otherwise;

    public bool Flag(string name, bool otherwise) => Number(name, otherwise ? 1 : 0) != 0;

    /// <summary>The same for a layer within the layer.</summary>
    public InferenceContext Within(GraphNode inner, ImmutableArray<Shape> shapes) => new(inner, shapes, 1, problems);

    /// <summary>Reports an argument that is given for neither all axes at once nor each of them.</summary>
    public Layer? FailCount(string argument, string allowed) => Fail(
        ProblemCode.ArgumentOutOfRange, argument, $"[{string.Join(", ", Node.Spec.Integers(char.ToUpperInvariant(argument[0]) + argument.Substring(1)))}]", allowed);

    /// <summary>Reports a shape that the layer cannot take.</summary>
    /// <param name="expected">What it takes.</param>
    /// <param name="given">What came.</param>
    /// <param name="remedy">What the user can do, such as the layer that would fit between.</param>
    public Layer? FailShape(string expected, Shape given, string remedy) => Fail(ProblemCode.ShapeMismatch, expected, given.ToString(), remedy);

    /// <summary>Reports a shape that has not just one or two axes before the channels.</summary>
    public Layer? FailAxes(int axes, Shape given) =>
        FailShape(SpatialShape.Expected(axes), given, axes == 1 ? ShapeRemedy.Sequence(given) : ShapeRemedy.Image(given));

    /// <summary>Reports a problem on the layer's attribute; the message's first argument is the layer's name.</summary>
    public Layer? Fail(ProblemCode code, params string[] arguments)
    {
        problems.Add(new Problem(code, Node.Spec.AttributeId, arguments.Prepend(Node.Name).ToEquatableArray()));
        return null;
    }
}
