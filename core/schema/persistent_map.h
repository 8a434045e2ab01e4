// SPDX-License-Identifier: Apache-2.0
// An ordered map as a value: copies cost one pointer, updates copy the path to the root. It is a
// treap whose priorities are hashes of the keys, so that the shape depends on the keys only: two
// maps that share history share subtrees, and comparing them skips what they share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace migcheck {

/// `Hash` gives the priority of a key, `Less` the order. Look-ups return pointers that live as long
/// as any map that holds the entry.
template <class Key, class Value, class Hash, class Less = std::less<Key>>
class PersistentMap {
 public:
  [[nodiscard]] bool empty() const { return root_ == nullptr; }

  [[nodiscard]] const Value* find(const Key& key) const {
    const Node* node = root_.get();
    while (node != nullptr) {
      if (Less{}(key, node->key)) {
        node = node->left.get();
      } else if (Less{}(node->key, key)) {
        node = node->right.get();
      } else {
        return &node->value;
      }
    }
    return nullptr;
  }
  [[nodiscard]] bool contains(const Key& key) const { return find(key) != nullptr; }

  /// Adds or replaces.
  void set(const Key& key, Value value) {
    auto [less, rest] = split(root_, key, false);
    auto greater = split(rest, key, true).second;
    root_ = merge(merge(less, leaf(key, std::move(value))), greater);
  }
  /// Does nothing when the key is absent.
  void erase(const Key& key) {
    if (!contains(key)) return;
    auto [less, rest] = split(root_, key, false);
    root_ = merge(less, split(rest, key, true).second);
  }

  /// Calls `visit(key, value)` in order.
  template <class Visit>
  void for_each(const Visit& visit) const {
    walk(root_.get(), visit);
  }
  /// Calls `visit(key, value)` in order from the first key not less than `first`, until it returns
  /// false.
  template <class Visit>
  void for_each_from(const Key& first, const Visit& visit) const {
    walk_from(root_.get(), first, visit);
  }
  /// Calls `visit(key, old_value, new_value)` for every key whose value differs by `!=`; a null
  /// pointer stands for absence. Shared subtrees are skipped.
  template <class Visit>
  static void for_each_difference(const PersistentMap& before, const PersistentMap& after,
                                  const Visit& visit) {
    compare(before.root_, after.root_, visit);
  }

 private:
  struct Node;
  using Link = std::shared_ptr<const Node>;
  struct Node {
    Key key;
    Value value;
    std::uint64_t priority;
    Link left;
    Link right;
  };

  static Link leaf(const Key& key, Value value) {
    return std::make_shared<const Node>(Node{key, std::move(value), Hash{}(key), {}, {}});
  }
  static Link copy(const Node& node, Link left, Link right) {
    return std::make_shared<const Node>(
        Node{node.key, node.value, node.priority, std::move(left), std::move(right)});
  }

  // Keys before `key` (with `inclusive`, also the key itself) and the rest.
  static std::pair<Link, Link> split(const Link& node, const Key& key, bool inclusive) {
    if (node == nullptr) return {};
    const bool goes_left = Less{}(node->key, key) || (inclusive && !Less{}(key, node->key));
    if (goes_left) {
      auto [less, rest] = split(node->right, key, inclusive);
      return {copy(*node, node->left, std::move(less)), std::move(rest)};
    }
    auto [less, rest] = split(node->left, key, inclusive);
    return {std::move(less), copy(*node, std::move(rest), node->right)};
  }
  static Link merge(const Link& left, const Link& right) {
    if (left == nullptr) return right;
    if (right == nullptr) return left;
    if (left->priority > right->priority) return copy(*left, left->left, merge(left->right, right));
    return copy(*right, merge(left, right->left), right->right);
  }

  template <class Visit>
  static void walk(const Node* node, const Visit& visit) {
    if (node == nullptr) return;
    walk(node->left.get(), visit);
    visit(node->key, node->value);
    walk(node->right.get(), visit);
  }
  template <class Visit>
  static bool walk_from(const Node* node, const Key& first, const Visit& visit) {
    if (node == nullptr) return true;
    if (Less{}(node->key, first)) return walk_from(node->right.get(), first, visit);
    return walk_from(node->left.get(), first, visit) && visit(node->key, node->value) &&
           walk_from(node->right.get(), first, visit);
  }
  template <class Visit>
  static void compare(const Link& before, const Link& after, const Visit& visit) {
    if (before == after) return;
    if (before == nullptr) {
      walk(after.get(), [&](const Key& key, const Value& value) { visit(key, nullptr, &value); });
      return;
    }
    const auto [less, rest] = split(after, before->key, false);
    const auto [same, greater] = split(rest, before->key, true);
    compare(before->left, less, visit);
    if (same == nullptr) {
      visit(before->key, &before->value, static_cast<const Value*>(nullptr));
    } else if (before->value != same->value) {
      visit(before->key, &before->value, &same->value);
    }
    compare(before->right, greater, visit);
  }

  Link root_;
};

}  // namespace migcheck
